"""Telling the learner where the records refuse, so that play goes on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.records.database import RecordsError
from scenario_trainer.tui.messages import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App


@contextmanager
def refusals_told(app: App[None]) -> Iterator[None]:
    """What the records refuse within ends there and is told; nothing else of the program ends."""
    try:
        yield
    except RecordsError as error:
        app.notify(wording.records_refuse(error), severity="warning", markup=False)
        app.post_message(Kept())  # the records may have more to say
