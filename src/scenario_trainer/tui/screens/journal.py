"""The journal: what a learner has done, what it adds up to, and what to play next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.documents.cpd_record import cpd_record
from scenario_trainer.documents.journal import attempt_document, family_state, journal_overview
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.tui import commands
from scenario_trainer.tui.messages import GoBackTo
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.options import Contents
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.journal import Attempt

AT_ONCE = 50
"""How many attempts are listed before one asks for more."""


class Attempts(Contents):
    """An overview, and below it the attempts; enter opens the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.LOOK)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The overview stands beside the list already."""
        return not (action == "select" and not self.highlighted) and super().check_action(action, parameters)


class JournalScreen(TrainerScreen):
    """First passes, newest first, each with its what-ifs."""

    COMMANDS_HERE = (commands.EXPORT, commands.DELETE, commands.PAGE_DOWN, commands.PAGE_UP, commands.BACK)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*COMMANDS_HERE)

    listed = getters.query_one(Attempts)
    page = getters.query_one(Page)

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow = flow
        self._attempts: dict[str, Attempt] = {}
        self._to_delete: Attempt | None = None

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="two-parts list-and-page"):
            yield Attempts()
            with VerticalScroll(classes="story", can_focus=False):
                yield Page(classes="column")

    def on_mount(self) -> None:
        self.title_bar.left = labels.JOURNAL
        self.listed.focus()

    def on_screen_resume(self) -> None:
        """List what there is by now, as far as it was listed before; the highlight stays."""
        super().on_screen_resume()
        option = self.listed.highlighted_option
        before = option.id if option else None
        listed = len(self._attempts)
        self._attempts.clear()
        self.listed.set_options([Option(Content(labels.OVERVIEW), id="overview")])
        self._list_more(max(AT_ONCE, listed))
        known = before is not None and before in self._attempts
        self.listed.highlighted = self.listed.get_option_index(str(before)) if known else 0

    def _list_more(self, number: int = AT_ONCE) -> None:
        oldest = min((attempt.id for attempt in self._attempts.values()), default=None)
        with self.refusals_shown():
            page = self._flow.journal.page(number, oldest)
            self._attempts |= {str(family[0].id): family[0] for family in page.families}
            self.listed.add_options(Option(_line(family), id=str(family[0].id)) for family in page.families)
            if page.more:
                self.listed.add_option(Option(Content(labels.SHOW_MORE), id="more"))
            self.title_bar.right = phrases.attempts_listed(len(self._attempts), more=page.more)

    @property
    def _highlighted(self) -> Attempt | None:
        option = self.listed.highlighted_option
        return self._attempts.get(str(option.id)) if option else None

    @on(OptionList.OptionHighlighted)
    def show(self) -> None:
        """Show the highlighted attempt, or the overview."""
        self._ask_no_more()
        with self.refusals_shown():
            self.page.show(self._read(self._highlighted).parts)
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _read(self, attempt: Attempt | None) -> Document:
        journal, library = self._flow.journal, self._flow.library
        if attempt is None:
            return journal_overview(journal.overview(library.entries), self._flow.progress(), library.entries)
        return attempt_document(journal.family(attempt.id), self._flow.guidance)

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Look back on an attempt, go on with it, or list more."""
        if attempt := self._attempts.get(str(event.option_id)):
            self.post_message(GoBackTo(self, attempt))
        elif event.option_id == "more":
            self.listed.remove_option("more")
            self._list_more()
            self.await_paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be an attempt to do something with."""
        if action in ("export", "delete") and self._highlighted is None:
            return False
        return super().check_action(action, parameters)

    def action_export(self) -> None:
        """Keep a CPD record of the highlighted attempt as a file."""
        from scenario_trainer.tui.screens.export import ExportScreen

        if attempt := self._highlighted:
            with self.refusals_shown():
                page = self._flow.journal.family(attempt.id)
                record = cpd_record(page, self._flow.guidance, self._flow.library.scenario(attempt.scenario))
                self.app.push_screen(ExportScreen(record, self._flow.guidance))

    def action_delete(self) -> None:
        """Forget the highlighted attempt, when asked twice."""
        attempt = self._highlighted
        if attempt is None:
            return
        if attempt is not self._to_delete:
            self._to_delete = attempt
            again = f"{labels.DELETE_WARNING} Press {commands.DELETE.written_keys} again to do it."
            self.notify(again, severity="warning", markup=False)
            self.await_paint()  # the second press counts once the question can be read
            return
        self._ask_no_more()
        with self.refusals_shown():
            self._flow.journal.delete(attempt.id)
        self.on_screen_resume()

    def _ask_no_more(self) -> None:
        """Take back the question whether to delete an attempt."""
        if self._to_delete:
            self._to_delete = None
            self.app.clear_notifications()


def _line(family: Sequence[Attempt]) -> Content:
    return Content.assemble(family[0].title, "\n", (family_state(family), "$muted"))
