"""Learners who play in haste, and whose program is killed at any moment."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

from scenario_trainer.records.attempts import find, underway
from tests.support.examples import SMALL
from tests.support.playing import Records
from tests.support.programs import PROGRAM, ROOT, environment

if TYPE_CHECKING:
    import random
    from pathlib import Path

LIVES = 10
"""How often each learner's program is killed."""
STEPS = 2_000
"""More decisions than anybody takes in so many lives."""

_HEAD = SMALL.partition("\nstart:")[0].replace("id: small", "id: long").replace("A small story", "A long story")
_SCENE = """
  step-{number}:
    text: You stand on step {number}.
    choices:
      go: {{text: Climb from step {number}., reflects: {{small-early-wins: One step.}}, goto: step-{next}}}"""
_LAST = """
  step-{number}:
    text: The top.
    ending: {{outcome: fragile, title: The top, reflect: [How was it?]}}
"""


def long_story() -> str:
    """A staircase of a story."""
    scenes = (_SCENE.format(number=number, next=number + 1) for number in range(STEPS))
    return "".join([_HEAD, "\nstart: step-0\nscenes:", *scenes, _LAST.format(number=STEPS)])


def a_life(folder: Path, chance: random.Random) -> int:
    """Play in haste until SIGKILL comes; return how many decisions were shown with what followed them."""
    process = subprocess.Popen(
        [*PROGRAM, "--plain", "--scenarios", str(folder), "--data", str(folder.parent / "data"), "play", "long"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    typed, shown = process.stdin, process.stdout

    def type_on() -> None:
        try:
            typed.write(b"\n1\n" * STEPS)
            typed.close()
        except OSError:
            pass  # nobody reads any more

    typist = threading.Thread(target=type_on)
    typist.start()
    said = b""
    while b"Your choice" not in said:
        said += os.read(shown.fileno(), 4096)
    time.sleep(chance.uniform(0, 0.12))
    os.kill(process.pid, signal.SIGKILL)
    said += shown.read()
    process.wait()
    typist.join()
    shown.close()
    return max(int(number) for number in re.findall(rb"Your choice: Climb from step (\d+)", said)) + 1


def kept_after(folder: Path) -> int:
    """How many decisions the records have, in the order in which they were taken and without a notice."""
    with closing(Records(folder.parent / "data")) as database:
        attempt = find(database, underway(database)["long"])
        assert database.notices == []
    assert attempt is not None
    kept = [decision.scene for decision in attempt.decisions]
    assert kept == [f"step-{number}" for number in range(len(kept))]
    return len(kept)
