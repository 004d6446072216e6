"""The pieces that a TOML text is made of, as patterns.

They look for the ends of things and check nothing: tomllib has accepted the text.
Possessive throughout: a string of a megabyte must not be matched backwards.
"""

import re
import tomllib

_STRING = (
    r'''"""(?:[^"\\]++|\\.|""?+(?!"))*+"{3,5}+'''  # up to two quotes before the end
    r"""|'''(?:[^']++|''?+(?!'))*+'{3,5}+"""
    r'''|"(?:[^"\\]++|\\.)*+"'''
    r"""|'[^']*+'"""
)
_SCALAR = (
    rf"{_STRING}"
    r"|\d{4}-\d\d-\d\d[ ]\d[^\s,\]}#]*+"  # a date may have a blank before its time
    r"|[^\s,\[\]{}#]++"
)
_NAME = r"""[\w-]++|"(?:[^"\\]++|\\.)*+"|'[^']*+'"""
_GAP = r"(?:[ \t\r\n]++|#[^\n]*+)*+"
_INSIDE = rf"(?:[^\[\]{{}}\"'#]++|{_STRING}|#[^\n]*+)*+"

BLANK = re.compile(r"[ \t]*+")
GAP = re.compile(_GAP)
SCALAR = re.compile(_SCALAR, re.DOTALL)
NAME = re.compile(_NAME)  # one part of a key
KEY_PART = re.compile(
    rf"""({_NAME})"""
    r"""[ \t]*+(?:([.=])[ \t]*+|\]\]?+)"""  # what follows: a part, a value, the end
)
# What most lines are, in one go: bare key, value without brackets, gap behind.
PLAIN = re.compile(rf"([\w-]++)[ \t]*+=[ \t]*+({_SCALAR})({_GAP})", re.DOTALL)
# As many lines as possible in one go: gaps, plain lines, brackets with none inside.
PLAIN_LINES = re.compile(
    rf"(?:[ \t\r\n]++|#[^\n]*+|[\w-]++[ \t]*+=[ \t]*+"
    rf"(?:{_SCALAR}|[\[{{]{_INSIDE}[\]}}]))*+",
    re.DOTALL,
)
# What stands in brackets up to the next bracket.
INSIDE = re.compile(_INSIDE, re.DOTALL)


def match(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    """Return what stands at an offset. Raises ValueError where it is something else."""
    found = pattern.match(text, at)
    if found is None:
        raise ValueError(f"offset {at}: tomllib has not accepted this text")
    return found


def name(part: str) -> str:
    """Return the name that a part of a key stands for."""
    if part[0] not in "\"'":
        return part
    if part[0] == '"' and "\\" in part:
        return str(tomllib.loads(f"a = {part}")["a"])
    return part[1:-1]
