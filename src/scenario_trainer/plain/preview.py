"""Playing a file while it is being written, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.plain.console import LeaveError
from scenario_trainer.plain.debrief import say_debrief
from scenario_trainer.plain.play import play
from scenario_trainer.play.flow import look_back
from scenario_trainer.play.session import Session

if TYPE_CHECKING:
    from scenario_trainer.authoring.preview import Preview
    from scenario_trainer.plain.console import Console

_AGAIN = {"enter": "read the file and play again", "n": "come here in another way"}


def play_preview(seen: Preview, console: Console) -> None:
    """Tell the file's problems, play it, and begin again with what was saved meanwhile."""
    arrival = 0
    try:
        while True:
            _say_problems(seen, console)
            if seen.playable.scenario:
                session = Session(seen.playable.scenario, seen.guidance, seed=0)
                session.replay(seen.way_to(arrival))
                if seen.at and seen.arrivals():
                    session.go_on_to(seen.at)
                if play(session, console):
                    say_debrief(look_back(session, None, None), session.scenario.title, console)
            arrival += console.choose(_AGAIN if seen.arrivals() > 1 else {"enter": _AGAIN["enter"]}) == "n"
            seen.reload()
    except (LeaveError, KeyboardInterrupt):
        console.say()


def _say_problems(seen: Preview, console: Console) -> None:
    problems = seen.checked.problems
    console.say(f"{seen.file.name}: {wording.counted(len(problems), 'problem', 'problems')}")
    for problem in problems:
        console.say(f"{problem.severity} {problem.code}. {wording.problem(problem)}", first="- ")
