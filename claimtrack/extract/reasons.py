"""The closed set of reason codes; a reason reads "code" or "code: evidence"."""

from claimtrack.errors import N_

REASON_CODES: dict[str, str] = {
    "number": N_("It states a number"),
    "date": N_("It gives a date"),
    "time": N_("It says when, in relation to the day of the article"),
    "ordinal": N_("It gives a place in an order, such as first or second"),
    "superlative": N_("It says that something is the most, the only one or a record"),
    "comparison": N_("It compares"),
    "change": N_("It says that something rose or fell"),
    "absolute": N_("It says always, never, all or none"),
    "cause": N_("It says that one thing brings about another"),
    "rule": N_("It says what is allowed, required or forbidden"),
    "event": N_("It says that something happened"),
    "name": N_("It names a person, a place or an organisation"),
    "source": N_("It names where the figure comes from"),
    "attributed": N_("Somebody else is said to have stated it"),
    "quoted": N_("It stands in direct speech"),
    "opinion": N_("It is an opinion or a judgement"),
    "hope": N_("It is a hope, a wish or a feeling"),
    "promise": N_("It is a promise or a plan"),
    "forecast": N_("It is about the future"),
    "possibility": N_("It is only said to be possible"),
    "condition": N_("It holds only on a condition"),
    "appeal": N_("It calls on somebody to do something"),
    "question": N_("It is a question"),
    "first person": N_("The speaker talks about himself or herself"),
    "vague": N_("It leaves open who or how many"),
    "headline": N_("It is a headline or a caption"),
    "repeated": N_("The text says it again in more detail"),
    "fragment": N_("It is too short to stand alone"),
    "wording": N_("It is worded like statements that were worth checking"),
    "needs context": N_("It cannot be understood without the text around it"),
    "off topic": N_("It is about none of the topics that the desk follows"),
    "no fact": N_("Nothing in it can be looked up"),
}


def reason(code: str, evidence: str = "") -> str:
    """Return the written form of a reason; KeyError for a code outside the set."""
    if code not in REASON_CODES:
        raise KeyError(code)
    return f"{code}: {evidence}" if evidence else code


def code_of(written: str) -> str:
    """Return the code of a written reason."""
    return written.split(":", 1)[0]
