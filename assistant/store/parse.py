"""The one place that decides how TOML is read: TOML 1.0, floats as Decimal.

A newer Python does not change the language of the files.
"""

import tomllib
from decimal import Decimal, DecimalException
from functools import lru_cache
from typing import Any

# A save reads one text again and again: as the proof of the edit, for the checks, and
# as what stood there before the next save. Two matrices and their successors fit.
_REMEMBERED = 4


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> dict[str, Any]:
    """Return the data of a TOML 1.0 text; all who ask share it and must not change it.

    Raises tomllib.TOMLDecodeError, also for numbers and nesting beyond all measure, at
    which tomllib itself gives up in other ways.
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError:
        raise
    except (ValueError, DecimalException, RecursionError) as beyond:
        raise tomllib.TOMLDecodeError(str(beyond)) from None
