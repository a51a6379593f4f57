"""The program is killed at any moment: what was shown as decided is there."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.records.attempts import find, underway
from tests.support.examples import SMALL
from tests.support.playing import Records
from tests.support.programs import PROGRAM, ROOT, environment
from tests.support.thorough import thorough

if TYPE_CHECKING:
    from collections.abc import Callable
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


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not a signal of Windows")
@pytest.mark.parametrize("learner", [0, *(pytest.param(each, marks=thorough) for each in range(1, 6))])
def test_no_decision_whose_feedback_was_shown_is_missing(write: Callable[[str, str], Path], learner: int) -> None:
    """However often the program is killed, and at whatever moment; at most the answer being typed is gone."""
    folder = write("long.yaml", long_story()).parent
    chance = random.Random(learner)
    before = 0
    for _ in range(LIVES):
        shown = a_life(folder, chance)
        with closing(Records(folder.parent / "data")) as database:
            assert database.notices == []
            attempt = find(database, underway(database)["long"])
        assert attempt is not None
        kept = [decision.scene for decision in attempt.decisions]
        assert kept == [f"step-{number}" for number in range(len(kept))]
        assert before <= shown <= len(kept)
        before = shown
