"""What files that come by mail can cost, and whether any of them breaks a check.

python -m benchmarks.endurance [MUTATIONS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.endurance import heavy_files, mutations


def main(count: int) -> None:
    """Print time and memory of each kind of heavy file at three lengths, and of so many spoilt files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, number, cost in heavy_files.measure(folder):
            print(
                f"{kind:18} {number:8,}  {cost.seconds:6.2f} s  {cost.memory:5} MiB  {cost.problems:8,} problems"
            )
        found = mutations.measure(count, folder)
    print(f"{found.files:,} spoilt files, {found.seconds:.2f} s at most, {found.memory} MiB")
    print(*found.failed or ("none raised anything",), sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
