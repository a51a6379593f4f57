"""What is tested at length in CI, and by an example elsewhere."""

from __future__ import annotations

import os

import pytest

thorough = pytest.mark.skipif(not os.environ.get("CI"), reason="at this length only with CI=1")
