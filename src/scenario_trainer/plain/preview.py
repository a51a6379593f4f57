"""Playing a file while it is being written, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.debrief import debrief
from scenario_trainer.documents.problems import problems_document
from scenario_trainer.plain.console import LeaveError
from scenario_trainer.plain.play import play
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.session import Session

if TYPE_CHECKING:
    from scenario_trainer.authoring.preview import Preview
    from scenario_trainer.plain.console import Console

_AGAIN = {"enter": "read the file and play again"}
_OTHER_ARRIVAL = {"n": "come here in the next state"}


def play_preview(preview: Preview, console: Console) -> None:
    """Show the file's problems, play it, and begin again with what was saved meanwhile."""
    arrival = 0
    try:
        while True:
            console.show(problems_document(preview.file.name, preview.checked.problems))
            _play(preview, arrival, console)
            others = _OTHER_ARRIVAL if preview.arrivals() > 1 else {}
            arrival += console.choose({**_AGAIN, **others}) == "n"
            preview.take(preview.read())
    except (LeaveError, KeyboardInterrupt):
        console.say()


def _play(preview: Preview, arrival: int, console: Console) -> None:
    scenario = preview.playable.scenario
    if scenario is None:
        return
    session = Session(scenario, preview.guidance, seed=0)
    session.replay(preview.choices_to(arrival))
    if preview.at and preview.arrivals():
        session.go_on_to(preview.at)
    if play(session, console):
        console.show(debrief(debriefing(session), scenario.title, preview.guidance))
