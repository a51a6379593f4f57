"""The journal: what a learner has done, what it adds up to, and what to play next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.documents import wording
from scenario_trainer.play.flow import record_of
from scenario_trainer.records import attempts, journal
from scenario_trainer.records.files import documents
from scenario_trainer.records.writings import written
from scenario_trainer.tui import commands
from scenario_trainer.tui.journal_blocks import attempt_blocks, overview_blocks
from scenario_trainer.tui.messages import Recalled
from scenario_trainer.tui.refusals import refusals_told
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.page import Block, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.records.attempts import Attempt
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.library import Entry
    from scenario_trainer.story.model import Guidance

AT_ONCE = 50
"""How many attempts are listed before one asks for more."""


class Attempts(OptionList):
    """An overview, and below it the attempts; enter opens the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.LOOK)


class JournalScreen(TrainerScreen):
    """First passes, newest first, each with its what-ifs."""

    OWN = (commands.EXPORT, commands.DELETE, commands.READ_ON, commands.READ_BACK, commands.BACK)
    COMMANDS_HERE = (commands.LOOK, *OWN)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*OWN)

    listed = getters.query_one(Attempts)
    page = getters.query_one(Page)

    def __init__(self, database: Database, guidance: Guidance, entries: Mapping[str, Entry]) -> None:
        super().__init__()
        self._database = database
        self._guidance = guidance
        self._entries = entries
        self._attempts: dict[str, Attempt] = {}
        self._doomed: Attempt | None = None

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="two-parts list-and-page"):
            yield Attempts()
            with VerticalScroll(classes="story", can_focus=False):
                yield Page(classes="column")

    def on_mount(self) -> None:
        self.title_bar.left = "Journal"
        self.listed.focus()

    def on_screen_resume(self) -> None:
        """List what there is by now."""
        self._attempts.clear()
        self.listed.set_options([Option(Content("Overview"), id="overview")])
        self._list_more()
        self.listed.highlighted = 0

    def _list_more(self) -> None:
        oldest = min((attempt.id for attempt in self._attempts.values()), default=None)
        found: tuple[Attempt, ...] = ()
        with refusals_told(self.app):
            found = attempts.latest(self._database, AT_ONCE + 1, oldest)
        more, found = found[AT_ONCE:], found[:AT_ONCE]
        self._attempts |= {str(attempt.id): attempt for attempt in found}
        self.listed.add_options(Option(_line(attempt), id=str(attempt.id)) for attempt in found)
        if more:
            self.listed.add_option(Option(Content("Show more"), id="more"))
        listed = wording.counted(len(self._attempts), "attempt", "attempts")
        self.title_bar.right = f"the latest {listed}" if more else listed

    @property
    def _highlighted(self) -> Attempt | None:
        option = self.listed.highlighted_option
        return self._attempts.get(str(option.id)) if option else None

    @on(OptionList.OptionHighlighted)
    def show(self) -> None:
        """Show the highlighted attempt, or the overview."""
        attempt = self._highlighted
        with refusals_told(self.app):
            self.page.show(self._overview() if attempt is None else self._about(attempt))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _overview(self) -> list[Block]:
        if not self._attempts:
            return [Block(wording.EMPTY_JOURNAL)]
        principles = journal.principles_over_time(self._database, self._guidance)
        entries = self._entries.values()
        next_one = journal.suggestion(self._database, entries, principles)
        return [*overview_blocks(principles, journal.endings_found(self._database), entries, next_one)]

    def _about(self, attempt: Attempt) -> list[Block]:
        family = attempts.family(self._database, attempt.id)
        return [*attempt_blocks(family, written(self._database, attempt.id))]

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Look back on an attempt, go on with it, or list more."""
        if attempt := self._attempts.get(str(event.option_id)):
            self.post_message(Recalled(self, attempt))
        elif event.option_id == "more" and event.option is self.listed.highlighted_option:
            self.listed.remove_option("more")
            self._list_more()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be an attempt to do something with."""
        if action in ("export", "delete") and self._highlighted is None:
            return False
        return super().check_action(action, parameters)

    def action_export(self) -> None:
        """Keep a CPD record of the highlighted attempt as a file."""
        from scenario_trainer.tui.screens.export import ExportScreen

        if attempt := self._highlighted:
            entry = self._entries.get(attempt.scenario)
            with refusals_told(self.app):
                record = record_of(self._database, attempt.id, self._guidance, entry.head if entry else None)
                self.app.push_screen(ExportScreen(record, documents()))

    def action_delete(self) -> None:
        """Forget the highlighted attempt, when asked twice."""
        attempt = self._highlighted
        if attempt is None:
            return
        if attempt is not self._doomed:
            self._doomed = attempt
            self.notify(wording.DELETE_TWICE, severity="warning", markup=False)
            return
        with refusals_told(self.app):
            attempts.delete(self._database, attempt.id)
        self.on_screen_resume()


def _line(attempt: Attempt) -> Content:
    ending = attempt.ending.title if attempt.ending else None
    state = wording.attempt_state(ending, underway=attempt.underway, what_ifs=attempt.what_ifs)
    return Content.assemble(attempt.title, "\n", (f"{wording.day(attempt.began)}, {state}", "$muted"))
