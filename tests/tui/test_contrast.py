"""The contrast that screens are measured with."""

from __future__ import annotations

import pytest

from tests.support.contrast import contrast


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1)],
)
def test_contrast_is_computed_as_defined(one: str, other: str, expected: float) -> None:
    """Whichever of the two is the lighter."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.005)
