"""What is tested at length in CI, and by an example elsewhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _pytest.mark.structures import ParameterSet

thorough = pytest.mark.skipif(not os.environ.get("CI"), reason="at this length only with CI=1")


def first(number: int, values: Iterable[object]) -> list[ParameterSet]:
    """Parameters of a test, of which outside CI only so many are tried; a tuple has a value for each name."""
    params = [value if isinstance(value, tuple) else (value,) for value in values]
    return [pytest.param(*each, marks=thorough if at >= number else ()) for at, each in enumerate(params)]
