"""Endings of domains that are met on cards."""

from typing import Final

ENDINGS: Final = frozenset(
    """
    academy ad adv ae agency ai app ar arq art asia at au bar barcelona be beer berlin bg bike biz
    blog bo boutique br builders by ca cafe capital care cash cat catering center ch cl clinic
    cloud club cn co coach com community company construction consulting coop cr creative cu cz de
    dental design dev digital dk do ec edu ee eg email eng engineering es eu eus events expert fi
    finance fit fitness foundation fr fun gal gallery garden global gob gov gr group gt guide guru
    hamburg health hk hn hotel house hr hu id ie il immo in ind info int io is it jp ke koln kr kz
    land lat law legal life link live london love lt ltd lu lv ly ma madrid marketing me med media
    mobi museum mx my name net network news ng ni nl no nom nyc nz one online org pa paris
    partners pe ph photo photography photos pl pr press pro pt py quebec red restaurant ro rocks
    rs ru sa sale school se services sg shop si site sk social software solutions space store
    studio sv systems team tech th tienda today tools tours tr training travel tur tv tw ua uk us
    uy ve vet video vn website wien wine works world wtf xyz za zone
    """.split()
)
# Second levels, below which names are registered.
SECOND: Final = frozenset(
    "com co org net edu gob gov ac adv med eng arq ind nom gub mil tur odo psc not cnt".split()
)
# Endings that are words as well: a name before one must look like a domain.
WORDS_TOO: Final = frozenset(
    """
    al arq art at bar barcelona be blog cafe capital care cat center ch club co coach company de
    design digital do email eng es events fit fun garden global group guide hotel house id in ind
    int is it la land law legal life link live love madrid me med media music my name news no one
    pa photo press pro red sa sale school se shop si social space store studio team today training
    us vet video wine works world zone
    """.split()
)
