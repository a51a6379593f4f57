"""Review, line by line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.plain.play import choose_offer, show
from scenario_trainer.play.moments import Outcome
from scenario_trainer.records.review import answered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.flow import Recollection
    from scenario_trainer.records.database import Database

_COMMANDS = {"s": "skip this one", "l": "back to the list"}


def review(database: Database, recollections: Iterable[Recollection], console: Console) -> None:
    """One decision after another; any can be skipped, and leaving is free. Raises RecordsError."""
    for card, session in recollections:
        console.tell(f"Review: {session.scenario.title}", [session.scenario.role])
        show(session.moment, console)
        answer = choose_offer(session.moment, _COMMANDS, console)
        if answer == "l":
            return
        if answer == "s":
            continue
        session.choose(answer)
        show(session.moment, console)
        feedback = session.moment.feedback if isinstance(session.moment, Outcome) else None
        back = answered(database, card, feedback and feedback.alignment, datetime.now(UTC))
        console.tell(None, [wording.comes_back(back)])
        if console.choose({"enter": "next", "l": "back to the list"}) == "l":
            return
    console.tell(None, [wording.NO_REVIEW])
