"""Keeping a CPD record as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Input

from scenario_trainer.documents import wording
from scenario_trainer.records.files import named
from scenario_trainer.render.exports import save
from scenario_trainer.tui.commands import BACK, SAVE, bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.page import Block, Page

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.cpd_record import CpdRecord


class FileName(Input):
    """The name of the file; enter writes it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SAVE)


class ExportScreen(TrainerScreen):
    """Asks for the file's name; its ending says in which format."""

    COMMANDS_HERE = (SAVE, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(BACK)

    name_field = getters.query_one(FileName)
    page = getters.query_one(Page)

    def __init__(self, record: CpdRecord, folder: Path) -> None:
        super().__init__()
        self._record = record
        self._proposed = folder / f"cpd-{record.scenario}-{record.day.isoformat()}.html"
        self._may_replace: Path | None = None

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            yield Page(classes="column")
            yield FileName(str(self._proposed), classes="column", compact=True)

    def on_mount(self) -> None:
        self.title_bar.left, self.title_bar.right = "CPD record", self._record.title
        self._say()
        self.name_field.focus()

    def _say(self, *told: Block) -> None:
        self.page.show(
            [Block(f"{wording.EXPORT} Change the name, or press enter."), Block(wording.NO_NAMES, "$muted"), *told]
        )

    def on_input_submitted(self) -> None:
        """Write the file, unless something is in the way."""
        if not self.is_active:  # of two keys pressed in haste, the first wrote it
            return
        path = named(self.name_field.value)
        refused = save([self._record], path, replace=path == self._may_replace)
        if refused:
            self._may_replace = path if refused == wording.exists(path) else None
            self._say(Block(refused, "$warning"))
        else:
            self.app.pop_screen()
            self.app.notify(wording.saved(path), markup=False)
