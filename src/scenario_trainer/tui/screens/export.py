"""Keeping a CPD record as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Input

from scenario_trainer.documents.exporting import export_notice, saved_notice
from scenario_trainer.documents.parts import Paragraph, Tone
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.render.errors import ExportError
from scenario_trainer.render.exports import format_names, proposed_file, save
from scenario_trainer.render.opening import has_desktop, open_file
from scenario_trainer.render.paths import typed_path
from scenario_trainer.tui.commands import BACK, OPEN_FILE, SAVE, bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.story.model import Guidance


class FileName(Input):
    """The name of the file; enter writes it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SAVE)


class ExportScreen(TrainerScreen):
    """Asks for the file's name; its ending says in which format."""

    COMMANDS_HERE = (OPEN_FILE, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    name_field = getters.query_one(FileName)
    page = getters.query_one(Page)

    def __init__(self, record: CpdRecord, guidance: Guidance) -> None:
        super().__init__()
        self._record = record
        self._guidance = guidance
        self._may_replace: Path | None = None
        self._written: Path | None = None

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            yield Page(classes="column")
            yield FileName(str(proposed_file(self._record)), classes="column", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        self.title_bar.left, self.title_bar.right = labels.CPD_RECORD, self._record.title
        self._show()
        self.name_field.focus()

    def _show(self, refused: str = "") -> None:
        self.page.show(
            [*export_notice(format_names()), *([Paragraph(refused, tone=Tone.NOTICE)] if refused else [])]
        )
        self.await_paint()  # enter replaces a file only where it was read that there is one

    def on_input_submitted(self) -> None:
        """Write the file, unless something is in the way."""
        path = typed_path(self.name_field.value)
        may_replace, self._may_replace = self._may_replace, None
        try:
            save([self._record], self._guidance, path, replace=path == may_replace)
        except FileExistsError:
            self._may_replace = path
            self._show(phrases.file_exists(path))
        except ExportError as error:
            self._show(str(error))
        except OSError as error:
            self._show(phrases.not_written(path, error))
        else:
            self._written = path
            self.name_field.display = False
            self.page.show(saved_notice(path))
            self.await_paint()  # enter opens the file only where it was read that it is there
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what has been written can be opened, and only where there is something to open it with."""
        if action == "open_file" and not (self._written and has_desktop()):
            return False
        return super().check_action(action, parameters)

    def action_open_file(self) -> None:
        """Open the file, and go back."""
        if self._written is None:
            return
        if open_file(self._written):
            self.leave()
        else:
            notice = Paragraph(labels.NOTHING_OPENS_IT, tone=Tone.NOTICE)
            self.page.show([*saved_notice(self._written), notice])
