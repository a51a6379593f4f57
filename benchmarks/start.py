"""How long until the library's first frame, against a minimal Textual app.

    python -m benchmarks.start [ROUNDS]

Both programs are started in turn in a pseudo-terminal; a start ends when the list stands on the screen.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.terminal import REFERENCE, Terminal
from scenario_trainer.story.library import bundled_folder, open_library


def measure(arguments: list[str], *texts: str) -> float:
    """Milliseconds from the start of the process to all of `texts` on the screen."""
    terminal = Terminal(arguments, rows=80)  # all scenarios of the library are in sight
    try:
        return (terminal.wait_for(*texts) - terminal.started) * 1000
    finally:
        terminal.close()


def main(rounds: int) -> None:
    """Print medians and their ratio."""
    with tempfile.TemporaryDirectory() as data:
        library = open_library(bundled_folder(), Path(data))
        library.complete()  # as after any start before: the index is there
        titles = [entry.title for entry in library.entries if entry.title]
        program = ["-m", "scenario_trainer", "--data", str(Path(data))]
        measure(program, *titles)  # the package is compiled
        pairs = [(measure(REFERENCE, "Entry number 12"), measure(program, *titles)) for _ in range(rounds)]
    reference, library = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"minimal Textual app      {reference:6.0f} ms")
    print(f"library, {len(titles):2} scenarios    {library:6.0f} ms")
    print(f"ratio                    {library / reference:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
