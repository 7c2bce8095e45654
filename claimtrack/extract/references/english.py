"""English words that point back, or at a day."""

from claimtrack.extract.language.words import words
from claimtrack.extract.references.english_names import MEN, WOMEN
from claimtrack.extract.references.wording import (
    FEMININE,
    MASCULINE,
    NEUTER,
    PLURAL,
    SINGULAR,
    Pronoun,
    Wording,
)

_HE = Pronoun(MASCULINE, SINGULAR, person=True)
_SHE = Pronoun(FEMININE, SINGULAR, person=True)
_IT = Pronoun(NEUTER, SINGULAR, person=False)
_THEY = Pronoun("", PLURAL, person=False)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

ENGLISH = Wording(
    code="en",
    pronouns={
        "he": _HE._replace(subject=True),
        "him": _HE,
        "his": _HE,
        "she": _SHE._replace(subject=True),
        "her": _SHE,
        "hers": _SHE,
        "it": _IT._replace(subject=True),
        "its": _IT,
        "they": _THEY._replace(subject=True),
        "them": _THEY,
        "their": _THEY,
    },
    first_person=words("i we my our me us"),
    second_person=words("you your yours"),
    speeches=words(
        "speech remarks address testimony transcript lecture sermon eulogy monologue tells told words"
    ),
    interviews=words("interview conversation"),
    crews=words(
        "police government ministry council union agency regulator watchdog service brigade coastguard "
        "rescuers forecasters lifeguards"
    ),
    kickers=words(
        "photo photos picture pictures video audio image live watch listen read update breaking exclusive "
        "source log street road lane avenue drive hill bridge park square way"
    ),
    women=WOMEN,
    men=MEN,
    honorifics=words("mr mrs ms miss mx dr"),
    postnominals=words(
        "kc qc mp mps msp ms mep mla mpp md phd obe mbe cbe dbe kbe cbe rn esq cpa td frs jp qpm dsc sc td"
    ),
    demonstratives=words("this that these those"),
    masculine_titles=words(
        "mr sir lord king prince father brother son husband spokesman chairman businessman congressman "
        "alderman policeman fireman actor pope baron duke monsignor"
    ),
    feminine_titles=words(
        "mrs ms miss lady queen princess mother sister daughter wife widow spokeswoman chairwoman "
        "businesswoman congresswoman policewoman actress dame baroness duchess"
    ),
    weekdays={name: number for number, name in enumerate(_WEEKDAYS)},
    weekday_prepositions=words("on by since until from before after"),
    months={name: number for number, name in enumerate(_MONTHS, start=1)},
    month_names=tuple(name.capitalize() for name in _MONTHS),
    shifts={
        "today": ("day", 0),
        "tonight": ("day", 0),
        "this morning": ("day", 0),
        "this afternoon": ("day", 0),
        "this evening": ("day", 0),
        "yesterday": ("day", -1),
        "last night": ("day", -1),
        "tomorrow": ("day", 1),
        "this month": ("month", 0),
        "last month": ("month", -1),
        "next month": ("month", 1),
        "this year": ("year", 0),
        "last year": ("year", -1),
        "next year": ("year", 1),
    },
    attribution={
        ("according", "to"): "reported",
        ("in", "the", "words", "of"): "reported",
        ("in", "the", "view", "of"): "reported",
        ("in", "the", "opinion", "of"): "reported",
        ("data", "from"): "source",
        ("figures", "from"): "source",
        ("a", "report", "by"): "source",
        ("a", "survey", "by"): "source",
        ("a", "study", "by"): "source",
    },
    bodies=words(
        "energy group bank ltd inc corp company herald times post gazette university council party "
        "airlines union institute association agency news today united college hospital trust foundation"
    ),
    institutions=words(
        "department ministry office institute committee commission agency bureau secretary minister council "
        "board centre center authority service fund campaign society association federation union"
    ),
    generic=words(
        "company firm group carmaker airline manufacturer retailer charity union agency think-tank "
        "organisation organization association federation operator supermarket chain campaign coalition "
        "alliance network startup developer supplier utility insurer brewery publisher consultancy"
    ),
    judging=words("call describe dismiss criticize criticise praise welcome condemn defend"),
    papers=words("daily weekly tabloid website portal paper newspaper magazine station agency channel"),
    testimony=words(
        "report survey study research poll census analysis record document file review audit inquiry filing "
        "paper assessment evaluation letter memo e-mail email dossier register database index bulletin "
        "transcript minutes statement investigation inspection indictment affidavit complaint lawsuit "
        "projection model trial figure figures data datum statistics statistic accounts log footage image "
        "photograph recording spreadsheet ledger inventory catalogue catalog memorandum prospectus "
        "measurement result experiment simulation tracker archive"
    ),
    proceeding=words("go continue proceed rush hasten hurry quick swift first last keen"),
    weather=words("rain snow hail pour freeze thaw drizzle"),
    content_marks=words("that"),
    leaning=words("while and"),
    describing=words("describe call praise criticize mention"),
    opinions=words(
        "estimate account calculation reckoning count admission assessment projection tally version "
        "telling opinion view word judgment judgement"
    ),
    documents=words(
        "data datum figure figures statistics statistic report survey study research poll census analysis "
        "record letter document file memo e-mail email filing paper review audit inquiry dossier brochure "
        "leaflet table chart list register database index bulletin transcript minutes questionnaire "
        "evaluation assessment publication law statute constitution contract agreement schedule treaty "
        "act plan rule statement accounts log invoice receipt footage image photograph recording graph "
        "spreadsheet diary catalogue catalog inventory guidance ledger manifest newsletter notice circular "
        "memorandum petition submission evidence finding result measurement reading certificate ruling "
        "verdict prospectus textbook tracker archive bulletin summary simulation experiment"
    ),
    measured=words("survey study poll census analysis review record list register audit count"),
    making=words("release publish compile present conduct prepare write carry collect issue draw"),
    reading=words("see obtain review cite quote examine view read acquire leak receive access verify hold"),
    showing=words("show indicate suggest reveal find demonstrate"),
    offices=words(
        "cllr cr garda det const pte cst msgr td rep sen gov lt col gen sgt insp supt dci pc cpl maj capt "
        "cmdr adm amb rev fr hon dame sir lord lady baroness commander professor prof dr mr mrs ms sergeant "
        "captain councillor councilman councilwoman councilor superintendent inspector constable colonel "
        "major lieutenant commander admiral general brigadier sheriff marshal detective chief rector "
        "provost chancellor bishop archbishop rabbi imam reverend father sister cardinal ambassador consul "
        "envoy commissioner ombudsman auditor treasurer attorney prosecutor lawyer solicitor barrister "
        "advocate counsel magistrate justice judge economist analyst historian biologist ecologist "
        "geologist hydrologist climatologist epidemiologist virologist astronomer physicist chemist "
        "scientist researcher engineer architect surgeon doctor nurse paramedic midwife teacher headteacher "
        "headmaster headmistress principal professor lecturer student author writer journalist reporter "
        "editor columnist activist campaigner organiser organizer volunteer resident tenant farmer "
        "fisherman shopkeeper owner founder co-founder manager director chairman chairwoman chair "
        "chairperson secretary spokesman spokeswoman spokesperson president vice-president premier minister "
        "mayor governor senator representative congressman congresswoman deputy leader head coach captain "
        "goalkeeper striker midfielder defender pilot driver witness plaintiff defendant boss executive "
        "officer official adviser advisor consultant strategist pollster trader broker investor developer "
        "planner warden ranger curator librarian conductor director-general candidate lawmaker legislator "
        "mp delegate speaker whip trustee negotiator mediator firefighter policeman trainer neighbour "
        "neighbor parent relative eyewitness survivor villager protester demonstrator miss mx selectman "
        "selectwoman assemblyman assemblywoman alderman alderwoman supervisor clerk comptroller controller "
        "archdeacon monsignor sheikh mullah ayatollah airman ensign brigadier commodore bombardier "
        "registrar bursar coroner undersecretary under-secretary attorney-general solicitor-general "
        "secretary-general vice-chancellor vice-chairman taoiseach tánaiste chancellor meteorologist "
        "seismologist zoologist botanist oceanographer anthropologist archaeologist sociologist "
        "psychologist psychiatrist pharmacist dentist cardiologist oncologist pathologist statistician "
        "demographer mathematician philosopher theologian linguist translator composer conductor playwright "
        "novelist poet sculptor painter photographer filmmaker screenwriter producer presenter broadcaster "
        "correspondent blogger entrepreneur banker accountant actuary jockey umpire referee lifeguard "
        "fireman parliamentarian chaplain vicar backbencher frontbencher ex-minister ex-president "
        "whistleblower informant insider"
    ),
    accusing=words("accuse blame suspect charge fault criticize"),
    intending=words(
        "agree continue go determine expect pledge vow promise demand recommend urge ask advise swear "
        "plead volunteer threaten"
    ),
    source_prepositions=words("by per to"),
    untold=words(
        "know realise realize ensure make see hear learn remember forget decide wish hope want require mean "
        "prove pretend allow cause prevent expect happen show like love hate understand discover care "
        "intend prefer arrange trust check watch notice imagine dream feel sense regret bet doubt trust "
        "be have do get keep wait use help start begin stop try need come take give leave find"
    ),
    estimating=words("estimate put report"),
    houses=words(
        "company firm group carmaker airline manufacturer retailer charity union agency party think-tank "
        "institute organisation organization association federation bank operator supermarket chain "
        "newspaper broadcaster station magazine ministry council university club committee commission "
        "watchdog regulator authority campaign coalition alliance trust foundation network startup developer "
        "supplier utility insurer brewery publisher consultancy department police government board court "
        "embassy hospital school team body grouping outfit nonprofit lobby ngo brand "
        " studio label consortium cooperative club society institution academy laboratory"
    ),
    companies=words("company firm group carmaker airline manufacturer retailer"),
    groups=words(
        "people person man woman family couple parent child student pupil victim relative resident neighbour "
        "neighbor villager protester activist expert academic scientist researcher analyst economist critic "
        "authority police staff employee patient migrant refugee passenger fan supporter opponent rebel "
        "republican democrat conservative liberal green socialist source team crew colleague friend"
    ),
    stated=words(
        "fact point view claim concern fear warning assurance argument complaint allegation opinion belief "
        "conclusion finding suspicion accusation evidence confirmation observation estimate"
    ),
    giving=words(
        "draw make express voice raise give issue offer take hold present repeat reach share advance cite"
    ),
    comments=words(
        "charge claim statement accusation allegation remark assertion figure contention argument"
    ),
)
