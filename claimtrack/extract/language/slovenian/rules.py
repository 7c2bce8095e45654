"""Slovenian: what the components need to know of it."""

from claimtrack.extract.language.rules import LanguageRules
from claimtrack.extract.language.slovenian.forms import (
    ADJECTIVE,
    AUXILIARIES,
    FUTURE,
    LEMMAS,
    MONTHS,
    NUMBER_WORDS,
    ORDINALS,
    WEEKDAYS,
    comparative,
    superlative,
    verb_form,
)
from claimtrack.extract.language.slovenian.marks import LEMMA_MARKS, MARK_EXCEPTIONS, PHRASE_MARKS
from claimtrack.extract.language.slovenian.saying import SAYING
from claimtrack.extract.language.words import phrases, union, with_endings, words

SLOVENIAN = LanguageRules(
    code="sl",
    version="1",
    abbreviations=words(
        "dr mag prof doc akad univ dipl ing inž spec prim g ga gdč sv st bl npr oz tj t.j št čl odst str "
        "gl ur pog red izr asist kpt polk gen por nam min sek ca pribl cit ibid tel ul c nadalj im zap"
    ),
    closing_abbreviations=words("d.d d.o.o s.p n.št pr.n.št jr sr inc ltd corp co"),
    list_abbreviations=words("itd itn ipd idr"),
    ordinal_dot=True,
    starters=words(
        "v na po pri za od do iz s z k h o ob nad pod pred med čez skozi zaradi kljub brez proti glede "
        "poleg to ta te ti tako tam tu takrat tedaj toda a vendar ampak in ter pa zato potem nato "
        "danes včeraj jutri letos lani on ona oni je so se si bil bila bilo bili ne ni kdo kaj kje ko "
        "če ker da medtem sicer skupaj vsi vse vsak mnogi nekateri drugi druga prvi prva še že le tudi "
        "morda naj kako zakaj kdaj kateri njegov njen njihov naš moj"
    ),
    before_letter=words(
        "vitamin vitamina hepatitis hepatitisa skupina skupine skupini razred tip kategorija plan načrt"
    ),
    months=MONTHS,
    capital_months=False,
    weekdays=WEEKDAYS,
    year_words=words("leta leto letu letih let"),
    number_words=NUMBER_WORDS,
    loose_number_words=words("en ena eno enega enem enemu eni enim oba obe obeh obema pol nič"),
    measures=union(
        with_endings("odstotk odstot", "ov a e i om ek"),
        with_endings("evr dolar tolar", "- ov a e i om ih"),
        with_endings("kilometr metr kilogram gram ton litr hektar megavat stopinj", "ov a e i - o ih om"),
        words("odstotek evro kilometer meter liter"),
    ),
    time_measures=words(
        "ura ure uro uri ur urah urami minuta minute minuto minuti minut sekund sekunde dan dni dneva "
        "dnevi dneh teden tedna tedne tednov tednih mesec meseca mesece mesecev mesecih leto leti leta "
        "let letih letom desetletje desetletja desetletij stoletje stoletja stoletju"
    ),
    ordinal_words=ORDINALS,
    divisions=words("člen odstavek alineja alinea paragraf poglavje §"),
    loose_ordinals=with_endings("drug", "i a o ega emu em"),
    superlative=superlative,
    comparative=comparative,
    verb_form=verb_form,
    lemma_exceptions=LEMMAS,
    future=FUTURE,
    auxiliaries=AUXILIARIES,
    negations=words(
        "ne ni nisem nisi nisva nista nismo niste niso nima nimajo noče nočejo nikoli nihče nič noben nobena"
    ),
    first_person=words(
        "sem sva smo bom bova bomo nisem nisva nismo jaz mi midva moj moja moje mojega mojem mojo moji "
        "naš naša naše našega našem našo naši naših nas nam mene"
    ),
    prepositions=words(
        "v na po pri za od do iz s z k h o ob nad pod pred med čez skozi zaradi kljub brez proti glede "
        "poleg okoli okrog prek preko zoper izmed znotraj zunaj sredi blizu razen namesto"
    ),
    subject_pronouns=words("on ona oni one"),
    determiners=words("ta te ti to tega temu tem tisti tista tisto svoj svoja svoje svoji svojo svojega"),
    pronouns=words("on ona ono oni one njega njemu njej nje njo mu ji jim jih ga ju jo se si to tem tega"),
    adverbs=words(
        "sicer še že tudi le samo zgolj pa torej namreč tako zato potem nato medtem danes včeraj jutri "
        "letos lani zdaj sedaj doslej kasneje pozneje prej vedno nikoli morda ponovno znova izrecno "
        "takrat tedaj tam tukaj vseeno zjutraj dopoldne popoldne zvečer ponoči"
    ),
    coordinators=words("in ter pa vendar toda ampak a ali oziroma temveč marveč"),
    clitic_coordinators=words("pa"),
    contrasts=words("vendar toda ampak a"),
    contrast_phrases=frozenset({("medtem", "ko"), ("pri", "čemer"), ("s", "čimer")}),
    relatives=union(words("ki kdor kar kjer"), with_endings("kater", ADJECTIVE), words("katero čigar")),
    clause_relatives=words("kar"),
    complementizers=words("da ali"),
    conditionals=words("če ako razen"),
    subordinators=words(
        "da ko ker če čeprav odkar preden saj dokler kot kakor kjer kamor kadar ki naj čim ali kako zakaj"
    ),
    range_openers=words("med od"),
    than=words("kot od kakor"),
    likeness=words("kot kakor"),
    saying=SAYING,
    listener_lemmas=words(
        "opozoriti opozarjati pozvati pozivati spomniti vprašati pohvaliti hvaliti kritizirati označiti "
        "označevati opisati omeniti"
    ),
    passive_lemmas=frozenset(),
    possessives=frozenset(),
    source_phrases=phrases(
        "po podatkih; glede na podatke; po statistiki; po raziskavi; po poročilu; po anketi; "
        "po izračunih; podatki kažejo; po meritvah; po popisu"
    ),
    attribution_phrases=phrases(
        "po besedah; po navedbah; po mnenju; po oceni; po ocenah; po poročanju; po trditvah; "
        "po izjavi; po zatrjevanju; kot pravi; kot je dejal; kot je povedal; kot je sporočil; "
        "kot poroča; kot navaja"
    ),
    attribution_pronouns=words("njegovih njenih njihovih njegovem njenem njihovem lastnih"),
    back_phrases=phrases(
        "po njegovih besedah; po njenih besedah; po njunih besedah; po njihovih besedah; kot je še dejal"
    ),
    bare_complements=False,
    subject_first=False,
    titles=words(
        "predsednik predsednica minister ministrica direktor direktorica župan županja poslanec "
        "poslanka premier premierka kancler kanclerka generalni državni sekretar predstavnik "
        "predstavnica tiskovni voditelj papež kralj trener trenerka selektor sodnik sodnica profesor "
        "profesorica sindikalist vodja raziskovalec raziskovalka ekonomist ekonomistka"
    ),
    genitive_endings=("a", "e"),
    dative_endings=("u",),
    plural_dative_ending="m",
    plural_participle_endings=("li", "le"),
    name_endings=("a", "u", "om", "em"),
    lemma_marks=LEMMA_MARKS,
    phrase_marks=PHRASE_MARKS,
    mark_exceptions=MARK_EXCEPTIONS,
)
