"""Cells that a spreadsheet would take for formulas, made harmless and restored.

Escaping is OWASP's (CSV Injection): an apostrophe before what begins with = + - @, a tab or a line
break, in full width too. An apostrophe before such an escape is escaped likewise, so that any text
comes back as it was.
"""

import re
from typing import Final

_BEGINS = r"[=+\-@\t\r\n＝＋－＠]"
_DANGEROUS: Final = re.compile(rf"'*{_BEGINS}")
_ESCAPED: Final = re.compile(rf"'+{_BEGINS}")


def escape_cell(text: str) -> str:
    """Return a text that no spreadsheet runs: ``=1+1`` becomes ``'=1+1``."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unescape_cell(text: str) -> str:
    """Return the text that was escaped, and any other as it is."""
    return text[1:] if _ESCAPED.match(text) else text
