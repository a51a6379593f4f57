"""How much the program bears, one section after another.

    python -m benchmarks.endurance [SECTION...]

Ends with status 1 where something failed, or where checking a file took too long.
"""

from __future__ import annotations

import sys

from benchmarks import (
    endurance_damage,
    endurance_heavy_files,
    endurance_keys,
    endurance_kills,
    endurance_mutations,
)

LONGEST = 40
"""Seconds for the check of a file of up to 1 MiB."""

SECTIONS = {
    "keys": lambda: endurance_keys.measure(24_000) == 0,
    "kills": lambda: endurance_kills.measure(1_000) == 0,
    "damage": lambda: endurance_damage.measure(300) == 0,
    "mutations": lambda: endurance_mutations.measure(100_000) == 0,
    "heavy-files": lambda: endurance_heavy_files.measure() <= LONGEST,
}
"""Each prints what it measures, and is true where nothing failed."""


if __name__ == "__main__":
    passed = [SECTIONS[name]() for name in sys.argv[1:] or SECTIONS]
    sys.exit(not all(passed))
