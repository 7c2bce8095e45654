"""Slovenian verbs of saying, by lemma: for whoever asks who said it, or what may be parted."""

from claimtrack.extract.language.saying import Saying
from claimtrack.extract.language.words import words

SAYING = Saying(
    stating=words(
        "dejati dodajati dodati dokazovati hvaliti izjaviti izpostaviti izpostavljati izpovedati "
        "izračunati javiti javljati komentirati namigniti namigovati navajati navesti navreči navrči "
        "naznaniti objaviti obrazlagati obrazložiti obtoževati obtožiti obvestiti obveščati oceniti "
        "ocenjevati odgovarjati odgovoriti odvračati odvrniti omeniti opominjati opomniti oponesti "
        "oporekati opozarjati opozoriti očitati pisati podčrtati podčrtavati pohvaliti pojasniti "
        "pojasnjevati ponavljati ponazoriti ponoviti poročati potožiti potrditi potrjevati poudariti "
        "poudarjati povedati povzemati povzeti praviti predstaviti prepričevati pribiti pripomniti "
        "pripovedovati pristaviti pritoževati priznati priznavati pričati razjasniti razkriti razkrivati "
        "razlagati razložiti reči skleniti sklepati spominjati spomniti sporočati sporočiti trditi "
        "ugotavljati ugotoviti ugovarjati utemeljevati utemeljiti zagotavljati zaključiti zapisati "
        "zapisovati zatrditi zatrjevati"
    ),
    holding=words(
        "bahati braniti citirati demantirati dolžiti domnevati dopolniti dopolnjevati dopustiti godrnjati "
        "grajati groziti hudovati ilustrirati interpretirati izjasniti izjavljati izraziti jamrati jamčiti "
        "jeziti kritizirati kriviti kričati meniti misliti nadaljevati naglasiti naglašati napovedati "
        "nasmehniti nasprotovati našteti naštevati obdolžiti obelodaniti obljubiti obljubljati odzvati "
        "oglasiti opisati orisati ovreči oznaniti oznanjati označevati označiti ošteti pobahati podkrepiti "
        "pojamrati polemizirati pomiriti pomirjati popisati popisovati posvariti povprašati pozivati "
        "pozvati pošaliti pravi predlagati predpostavljati predvidevati prepričan preračunati prešteti "
        "preštevati pridušati prikimati prikimavati pripisati pripisovati prisegati pritrditi pritrjevati "
        "pričakovati protestirati razburjati razgrniti razjeziti razmišljati razodeti računati replicirati "
        "seznaniti slikati slutiti smejati strniti sumiti svariti svetovati tarnati tolažiti tolmačiti "
        "tožiti tvitati tvitniti ubesediti ugibati upati verjeti vpiti vprašati vzdihniti vzdihovati "
        "vzklikniti vztrajati zabičati zagotoviti zagovarjati zagroziti zahtevati zaklicati zaključevati "
        "zakričati zamahniti zanikati zasmejati zaupati zavpiti zavračati zavrniti zavzdihniti začuditi "
        "zašepetati zgražati čuditi šaliti šepetati žugati"
    ),
    hiding=words("skrivati prikrivati tajiti zanikati"),
    showing=words(
        "dokazati govoriti izhajati kazati nakazovati napisati objavljati odkriti oponašati pokazati "
        "pomeniti prebrati presoditi presojati pripominjati razglasiti razsoditi"
    ),
)
