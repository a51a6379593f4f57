"""How long after the last key of a story its debrief is on the screen, with one decision away and turning points.

    python -m benchmarks.debrief [SCENARIO] [ROUNDS]

The story is explored in the background while it is played. The key comes as soon as the ending is on the screen:
nobody reads so fast.
"""

from __future__ import annotations

import statistics
import sys
import tempfile

from benchmarks.terminal import Terminal
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.moments import DecisionPoint, Ended
from scenario_trainer.play.session import Session
from scenario_trainer.story.library import bundled_folder, open_library

SEED = 1
ROWS = 50
"""So many that no scene is longer than the window: a key would then only scroll."""


def keys_to_the_end(scenario_id: str) -> list[str]:
    """The keys from the first moment to the ending: always the first choice that is open."""
    library = open_library(bundled_folder())
    entry = library.find(scenario_id)
    scenario = library.load(entry).value if entry else None
    if scenario is None:
        raise SystemExit(f"There is no scenario {scenario_id}.")
    session = Session(scenario, library.guidance, seed=SEED)
    keys = []
    while not isinstance(session.moment, Ended):
        if isinstance(session.moment, DecisionPoint):
            number, offer = next((at, each) for at, each in enumerate(session.moment.offers, 1) if not each.locked)
            keys.append(str(number))
            session.choose(offer.id)
        else:
            keys.append("\r")
            session.go_on()
    return keys


def measure(scenario_id: str, keys: list[str]) -> float:
    """Milliseconds from the key at the ending to the debrief's first screen, one decision away included."""
    with tempfile.TemporaryDirectory() as data:
        arguments = ["-m", "scenario_trainer", "--data", data, "play", scenario_id, "--seed", str(SEED)]
        terminal = Terminal(arguments, columns=80, rows=ROWS)
        try:
            terminal.wait_for("Briefing")
            terminal.settle(0.4)
            terminal.press("\r")
            terminal.settle()
            for key in keys[:-1]:
                terminal.press(key)
                terminal.settle(0.1)
            terminal.press(keys[-1])
            terminal.wait_for(labels.THE_END)
            pressed = terminal.press("\r")
            return (terminal.wait_for(labels.ONE_DECISION_AWAY) - pressed) * 1000
        finally:
            terminal.close()


def main(scenario_id: str, rounds: int) -> None:
    """Print the median and the worst."""
    keys = keys_to_the_end(scenario_id)
    times = [measure(scenario_id, keys) for _ in range(rounds)]
    print(f"debrief   median {statistics.median(times):6.1f} ms   worst {max(times):6.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "discharge-huddle", int(sys.argv[2]) if len(sys.argv) > 2 else 7)
