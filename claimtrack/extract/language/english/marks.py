"""English words and phrases that mark an opinion, a forecast, a figure, ...: by reason code."""

from claimtrack.extract.language.words import phrases, words

LEMMA_MARKS = {
    "opinion": words("believe think feel doubt praise condemn criticize criticise deserve seem prefer"),
    "hope": words("hope wish fear dream regret"),
    "promise": words("promise pledge vow intend plan"),
    "forecast": words("predict forecast expect anticipate"),
    "appeal": words("urge demand"),
    "change": words(
        "rise fall grow shrink increase decrease decline drop surge plunge double triple halve exceed "
        "climb soar jump slump gain"
    ),
    "cause": words("cause trigger contribute prevent"),
    "rule": words("prohibit forbid ban require oblige entitle outlaw"),
    "event": words(
        "die kill injure arrest convict sentence elect appoint resign found open close sign approve "
        "reject launch arrive visit meet win defeat build buy sell acquire begin end receive lose "
        "destroy declare adopt introduce abolish born graduate hire publish vote veto"
    ),
}
PHRASE_MARKS = {
    "opinion": phrases(
        "in my view; in our view; in her view; in his view; in their view; in my opinion; "
        "in her opinion; in his opinion; in their opinion; in the view of; in the opinion of; "
        "convinced; unfortunately; sadly; fortunately; disgraceful; shameful; unacceptable; wonderful; "
        "terrible; great; beautiful; amazing; fantastic; awful; proud; happy; pleased; disappointed; "
        "important; it is time; the right thing; worth; clearly; obviously; no doubt; glad; delighted; "
        "love; tragic; brilliant; superb; ridiculous; absurd; unfair; honored; honoured; grateful; "
        "confident; excellent; outrageous; better off"
    ),
    "hope": phrases("i hope; we hope; hopefully; looking forward; i wish; we wish; hopes; afraid"),
    "promise": phrases(
        "we will; i will; we'll; i'll; we are going to; i am going to; i'm going to; we shall; committed to"
    ),
    "forecast": phrases(
        "going to; in the future; next year; next month; next week; tomorrow; soon; is set to; "
        "are set to; is due to; are due to; is expected to; are expected to; would be"
    ),
    "possibility": phrases(
        "may; might; could; perhaps; maybe; possibly; probably; likely; potentially; allegedly; "
        "can be; would; appears to; seems to; possibility; possibilities; opportunities"
    ),
    "appeal": phrases(
        "should; let us; let's; must act; we must; we need to; please; ought to; calls on; called on; "
        "call on; has to stop; have to act"
    ),
    "comparison": phrases(
        "more than; less than; fewer than; higher than; lower than; compared with; compared to; "
        "than a year earlier; twice as; three times; times as; times more; times higher; on average; "
        "above average; below average; the same as; as many as; as much as; ranks; ranked; so far; "
        "in history; on record; ever; since records began; up from; down from; unlike; outnumber; "
        "ahead of; the only; since"
    ),
    "change": phrases("increase; decrease; decline; growth; rise; drop; fell; rose; grew; shrank"),
    "cause": phrases(
        "because; because of; due to; as a result of; led to; leads to; lead to; caused by; thanks to; "
        "owing to; resulted in; results in; blamed on; the reason"
    ),
    "rule": phrases(
        "must; is required to; are required to; is illegal; are illegal; is legal; is prohibited; "
        "are prohibited; is banned; are banned; is allowed; are allowed; not allowed; under the law; "
        "by law; the law requires; the constitution; entitled to; the right to; is mandatory; "
        "is compulsory; punishable; is obliged; are obliged; may not"
    ),
    "absolute": phrases(
        "never; nobody; no one; everyone; everybody; always; all of; every single; none of; the only; "
        "without exception"
    ),
    "number": phrases("half of; a third of; a quarter of; two thirds of; the majority of; one in"),
    "time": phrases(
        "today; yesterday; last year; last month; last week; last night; this year; this month; "
        "this week; on the day; this morning; a year ago; years ago; months ago"
    ),
    "vague": phrases(
        "many; some; several; everyone; everybody; somebody; someone; a lot of; lots of; things; few"
    ),
}
MARK_EXCEPTIONS = phrases(
    "first of all; a third of; a third the; at first; at least; at most; at best; at worst; "
    "second thoughts; first lady; one of; no one; most of; in the first place; second world war; "
    "first world war; first place to; for one thing; may day; on the other hand; a second; "
    "the more; no longer; more or less; sooner or later; most recently"
)
