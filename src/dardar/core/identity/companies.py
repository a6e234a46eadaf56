"""Company names without what says only their legal form, so that equal employers compare equal.

The legal forms are those of the company laws of the Spanish-speaking countries, Portugal, Brazil,
the English-speaking countries and the commonest of continental Europe, in the abbreviations in
which cards and address books write them. Compiled by hand for this project.
"""

import re
from typing import Final

from dardar.core.identity.text import fold

# Folded; their letters may stand apart, as «S. A. de C. V.» folds to «s a de c v».
_ABBREVIATED: Final = """
sa
sa de cv|sa cv|sab|sab de cv|sapi|sapi de cv|sapib|sapib de cv|sas de cv|sofom|sofom er|sofom enr
s de rl|s de rl de cv|s de rl mi|s de rl mi de cv|s de rl de ip|sc|sc de rl|sc de rl de cv|scl
spr|spr de rl|spr de rl de cv|s en c|s en cs|s en c por a|s en nc|ac|iap|abp
sl|slu|slp|slpu|sll|slne|sau|sal|scp|cb|aie|ute|scoop|scoop ltda
srl|sas|saic|saci|sacif|sacifi|sacifia|saicf|sca|saa|sac|scrl|eirl|sa esp|esp|bic|ca
lda|unipessoal lda|sgps|ltda|ltda me|ltda epp|eireli|eireli me|epp|mei
inc|llc|lllp|llp|pllc|lp|ltd|pty ltd|pte ltd|pvt ltd|plc|corp|co
gmbh|gmbh co kg|ag|kg|ug|bv|nv|sarl
"""
_WRITTEN_OUT: Final = """
sociedad anonima|sociedad anonima de capital variable|sociedad anonima bursatil
sociedad anonima bursatil de capital variable|sociedad anonima promotora de inversion
sociedad anonima promotora de inversion de capital variable|sociedad anonima cerrada
sociedad limitada|sociedad limitada unipersonal|sociedad de responsabilidad limitada
sociedad de responsabilidad limitada de capital variable|sociedad por acciones
sociedad por acciones simplificada|sociedad civil|asociacion civil|sociedad cooperativa|limitada
institucion de banca multiple|unipersonal|en liquidacion|sociedade anonima|sociedade limitada
incorporated|corporation|company|limited|limited liability company|cia|compania|companhia|group
"""
# A spa is no «sociedad por acciones» unless it is written like one.
_BY_SHARES: Final = re.compile(r"\b(?:S\.? ?p\.? ?A|S\. ?P\. ?A)\b")
_COMPANY: Final = re.compile(r"\A(?:cia|comp)(?= .)")
_GROUP: Final = re.compile(r"\Agrupo (?=.*[a-z]{3})")
_AND: Final = re.compile(r"(?<=.) (?:y|and)(?= )")


def bare(name: str) -> str:
    """Return a folded company name without its legal form.

    «Cía. X» is «compania x»; «Grupo X», «X Group» and «X y Cía.» are «x»; «X & Y» and «X y Y» are
    one. A name that is nothing but a legal form stays: only one without letters is "".
    """
    folded = _AND.sub("", fold(_BY_SHARES.sub("SA", name)))
    return _GROUP.sub("", _COMPANY.sub("compania", _LEGAL.sub("", folded)))


def _legal() -> re.Pattern[str]:
    """Return the pattern of the legal forms that a name ends with."""
    letters = (form.replace(" ", "") for form in _forms(_ABBREVIATED))
    either = [*_forms(_WRITTEN_OUT), *(" ?".join(form) for form in letters)]
    # More than four in a row are none; the bound keeps the search short in any text.
    return re.compile(rf"(?: (?:{'|'.join(either)})){{1,4}}\Z")


def _forms(text: str) -> list[str]:
    return re.split(r"[|\n]", text.strip())


_LEGAL: Final = _legal()
