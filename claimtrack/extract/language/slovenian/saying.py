"""Slovenian verbs of saying, by lemma: for whoever asks who said it, or what may be parted."""

from claimtrack.extract.language.saying import Saying
from claimtrack.extract.language.words import words

SAYING = Saying(
    stating=words(
        "dejati dodajati dodati dokazovati hvaliti izjaviti izpostaviti izpostavljati izpovedati "
        "izračunati javiti javljati komentirati namigniti namigovati navajati navesti naznaniti objaviti "
        "obtoževati obtožiti obvestiti obveščati oceniti ocenjevati odgovarjati odgovoriti odvračati "
        "odvrniti omeniti oponesti oporekati opozarjati opozoriti očitati pisati podčrtati pohvaliti "
        "pojasniti pojasnjevati ponavljati ponoviti poročati potožiti potrditi potrjevati poudariti "
        "poudarjati povedati povzeti praviti predstaviti prepričevati pribiti pripomniti pripovedovati "
        "pristaviti pritoževati priznati priznavati pričati razkriti razkrivati razlagati razložiti reči "
        "skleniti sklepati spominjati spomniti sporočati sporočiti trditi ugotavljati ugotoviti ugovarjati "
        "utemeljevati utemeljiti zaključiti zapisati zapisovati zatrditi zatrjevati"
    ),
    holding=words(
        "bahati braniti citirati demantirati dolžiti domnevati dopolniti dopolnjevati dopustiti godrnjati "
        "grajati groziti hudovati ilustrirati interpretirati izjasniti izjavljati izraziti jamrati jamčiti "
        "jeziti kritizirati kriviti kričati meniti misliti nadaljevati naglasiti naglašati napovedati "
        "nasmehniti nasprotovati navreči navrči našteti naštevati obdolžiti obelodaniti obljubiti "
        "obljubljati obrazlagati obrazložiti odzvati oglasiti opisati opominjati opomniti orisati ovreči "
        "oznaniti oznanjati označevati označiti ošteti pobahati podkrepiti podčrtavati pojamrati "
        "polemizirati pomiriti pomirjati ponazoriti popisati popisovati posvariti povprašati povzemati "
        "pozivati pozvati pošaliti pravi predlagati predpostavljati predvidevati prepričan preračunati "
        "prešteti preštevati pridušati prikimati prikimavati pripisati pripisovati prisegati pritrditi "
        "pritrjevati pričakovati protestirati razburjati razgrniti razjasniti razjeziti razmišljati "
        "razodeti računati replicirati seznaniti slikati slutiti smejati strniti sumiti svariti svetovati "
        "tarnati tolažiti tolmačiti tožiti tvitati tvitniti ubesediti ugibati upati verjeti vpiti vprašati "
        "vzdihniti vzdihovati vzklikniti vztrajati zabičati zagotavljati zagotoviti zagovarjati zagroziti "
        "zahtevati zaklicati zaključevati zakričati zamahniti zanikati zasmejati zaupati zavpiti zavračati "
        "zavrniti zavzdihniti začuditi zašepetati zgražati čuditi šaliti šepetati žugati"
    ),
    hiding=words("skrivati prikrivati tajiti zanikati"),
    showing=words(
        "dokazati govoriti izhajati kazati nakazovati napisati objavljati odkriti oponašati pokazati "
        "pomeniti prebrati presoditi presojati pripominjati razglasiti razsoditi"
    ),
)
