"""Slovenian words for days and months, and how far from the day of the article they are."""

from claimtrack.extract.language.words import with_endings

MONTH_NAMES = (
    "januar",
    "februar",
    "marec",
    "april",
    "maj",
    "junij",
    "julij",
    "avgust",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH_STEMS = {
    "januar": 1,
    "februar": 2,
    "mar": 3,
    "april": 4,
    "maj": 5,
    "junij": 6,
    "julij": 7,
    "avgust": 8,
    "septemb": 9,
    "oktob": 10,
    "novemb": 11,
    "decemb": 12,
}
_MONTH_ENDINGS = "- a u om em ja ju jem er ra ru rom ec ca cu cem"
_ADJECTIVE = "i a o e ega emu em ih im imi"
WEEKDAYS = {
    form: number
    for number, forms in enumerate(
        (
            "ponedeljek ponedeljka ponedeljku",
            "torek torka torku",
            "sreda sredo sredi srede",
            "četrtek četrtka četrtku",
            "petek petka petku",
            "sobota soboto soboti sobote",
            "nedelja nedeljo nedelji nedelje",
        )
    )
    for form in forms.split()
}
MONTHS = {
    form: number
    for stem, number in _MONTH_STEMS.items()
    for form in with_endings(stem, _MONTH_ENDINGS)
    if form not in {"mara", "maru", "marom", "marem", "mar", "marja", "marju"}
}


def shifts() -> dict[str, tuple[str, int]]:
    """Return the unit and the steps from the day of the article by word or phrase."""
    days = {"danes": 0, "davi": 0, "nocoj": 0, "drevi": 0, "včeraj": -1, "sinoči": -1, "jutri": 1}
    days |= {"predvčerajšnjim": -2, "pojutrišnjem": 2}
    years = {"letos": 0, "lani": -1, "predlani": -2, "prihodnje leto": 1, "naslednje leto": 1}
    years |= dict.fromkeys(with_endings("letošnj", _ADJECTIVE), 0)
    years |= dict.fromkeys(with_endings("lansk", _ADJECTIVE), -1)
    months = {"ta mesec": 0, "prejšnji mesec": -1, "minuli mesec": -1, "prihodnji mesec": 1}
    units = (("day", days), ("month", months), ("year", years))
    return {word: (unit, steps) for unit, table in units for word, steps in table.items()}
