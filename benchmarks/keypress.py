"""How long from a key to the changed screen, against an arrow key in a minimal Textual app.

    python -m benchmarks.keypress [ROUNDS]

In the program a number key takes a choice, and the time ends when its feedback is on the screen.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.terminal import REFERENCE, Terminal
from tests.support.examples import SMALL

DOWN = "\x1b[B"


def arrow_key(rounds: int) -> list[float]:
    """Milliseconds from an arrow key to the moved highlight in the minimal app."""
    terminal = Terminal(REFERENCE, columns=80, rows=24)
    try:
        terminal.wait_for("Entry number 12")
        terminal.settle()
        times = []
        for index in range(rounds):
            pressed = terminal.press(DOWN)
            times.append((terminal.wait_for(f"Entry number {(index + 1) % 13}") - pressed) * 1000)
            terminal.settle()
        return times
    finally:
        terminal.close()


def choice_key(rounds: int) -> list[float]:
    """Milliseconds from a number key to the feedback; the choice is undone after each."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "small.yaml").write_text(SMALL, encoding="utf-8")
        arguments = [
            "-m",
            "scenario_trainer",
            "--data",
            folder,
            "--scenarios",
            folder,
            "play",
            "small",
            "--seed",
            "2",  # with it the first choice is not the locked one
        ]
        terminal = Terminal(arguments, columns=80, rows=24)
        try:
            terminal.wait_for("Briefing")
            terminal.settle(0.5)
            terminal.press("\r")
            terminal.wait_for("empty again")
            terminal.settle()
            terminal.press("\r")
            terminal.wait_for("Monday")
            terminal.settle()
            times = []
            for _ in range(rounds):
                pressed = terminal.press("1")
                times.append((terminal.wait_for("Your choice:") - pressed) * 1000)
                terminal.settle()
                terminal.press("b")
                terminal.wait_for("Monday")
                terminal.settle()
            return times
        finally:
            terminal.close()


def main(rounds: int) -> None:
    """Print medians, 95th percentiles and the ratio of the medians."""
    medians = []
    for name, times in (("arrow, minimal app", arrow_key(rounds)), ("number to feedback", choice_key(rounds))):
        medians.append(statistics.median(times))
        print(f"{name:20} median {medians[-1]:6.1f} ms   p95 {statistics.quantiles(times, n=20)[-1]:6.1f} ms")
    print(f"ratio                       {medians[1] / medians[0]:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
