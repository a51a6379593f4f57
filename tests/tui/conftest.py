"""What the tests of the terminal interface may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.typist import FIXED, GUIDANCE
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(write: Callable[[str, str], Path]) -> Path:
    """A folder with the small story, its choices in written order, and a guidance of its own."""
    write("guidance.yaml", GUIDANCE)
    return write("small.yaml", small_text(FIXED)).parent
