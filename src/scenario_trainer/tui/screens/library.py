"""The library: what there is, for whom, and where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList

from scenario_trainer.documents.library import library_notice, scenario_details
from scenario_trainer.documents.parts import Section
from scenario_trainer.documents.wording import phrases
from scenario_trainer.play.flow import Progress
from scenario_trainer.story.entries import Order, matching, ordered
from scenario_trainer.tui import commands
from scenario_trainer.tui.messages import Open, ShowJournal, ShowMap, ShowReview
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.listing import Listing
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.preferences import PreferencesFile
    from scenario_trainer.story.entries import Entry


class LibraryScreen(TrainerScreen):
    """All scenarios of a folder."""

    COMMANDS_HERE = (
        commands.FILTER,
        commands.SORT,
        commands.CLEAR,
        commands.ANEW,
        commands.JOURNAL,
        commands.REVIEW,
        commands.MAP,
        commands.QUIT_HERE,
    )
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*COMMANDS_HERE)

    listed = getters.query_one(Listing)
    notice = getters.query_one("#notice", Page)
    panel = getters.query_one("#about", Page)

    def __init__(self, flow: Flow, preferences: PreferencesFile, first: Entry | None = None) -> None:
        """`first` is highlighted at the start."""
        super().__init__()
        self._first = first
        self._flow = flow
        self._preferences = preferences
        self._progress = Progress()
        self._order = Order.LEVEL
        self._words = ""

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="two-parts"):
            with Vertical(classes="listing"):
                yield Page(id="notice")
                yield Listing()
            with VerticalScroll(classes="side", can_focus=False):
                yield Page(id="about")

    def on_mount(self) -> None:
        self.title_bar.left = "scenario-trainer"
        self.listed.focus()
        self.call_after_refresh(self.complete)

    def on_screen_resume(self) -> None:
        """List the scenarios, and what the learner has done by now."""
        super().on_screen_resume()
        with self.refusals_shown():
            self._progress = self._flow.progress()
        self._list()

    @work(thread=True, exclusive=True)
    def complete(self) -> None:
        """Read what the list did not need to come up: principles, endings, mistakes below the head."""
        if self._flow.library.complete():
            self.app.call_from_thread(self._list_anew)

    def _list_anew(self) -> None:
        """List entries that have been read whole; what turned out to be broken does not keep the highlight."""
        self._list()
        if self._highlighted and self._highlighted.title is None:
            self.listed.action_first()

    def _list(self) -> None:
        """Bring the list in line with filter, order and what is underway; the highlight stays."""
        entries = ordered(matching(self._flow.library.entries, self._words), self._order)
        self.listed.list_entries(entries, self._progress, self._words, self._order)
        if self._first and self._first in entries:
            self.listed.highlighted = self.listed.get_option_index(self._first.id)
            self._first = None
        notice = library_notice(
            self._flow.library,
            entries,
            self._words,
            self._progress.due,
            welcome=not self._preferences.preferences.welcomed,
        )
        self.notice.show(notice)
        self.notice.display = bool(notice)
        self.title_bar.right = f"{phrases.counted(len(entries), 'scenario', 'scenarios')}, {self._order.value}"
        self._describe()

    @property
    def _highlighted(self) -> Entry | None:
        option = self.listed.highlighted_option
        return self._flow.library.find(str(option.id)) if option else None

    @on(OptionList.OptionHighlighted)
    def _describe(self) -> None:
        """Show more about the highlighted scenario, where there is room."""
        entry = self._highlighted
        document = scenario_details(entry) if entry else None
        self.panel.show([Section(document.title, document.parts)] if document else [])

    @on(OptionList.OptionSelected)
    def open(self) -> None:
        """Open the highlighted scenario."""
        if entry := self._highlighted:
            self.post_message(Open(self, entry))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to clear without a filter, and while one types into it ‘/’ is a character."""
        if (action == "leave" and not self.query("Input")) or (action == "filter" and self.query("Input:focus")):
            return False
        return super().check_action(action, parameters)

    def action_map(self) -> None:
        """Show the map of the highlighted scenario."""
        if entry := self._highlighted:
            self.post_message(ShowMap(self, entry))

    def action_anew(self) -> None:
        """Begin the highlighted scenario anew."""
        if entry := self._highlighted:
            self.post_message(Open(self, entry, anew=True))

    def action_journal(self) -> None:
        """Show what the learner has done."""
        self.post_message(ShowJournal(self))

    def action_review(self) -> None:
        """Meet decisions again."""
        self.post_message(ShowReview(self))

    def action_sort(self) -> None:
        """Take the next order."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._list()

    async def action_filter(self) -> None:
        """Show the filter and type into it."""
        from scenario_trainer.tui.widgets.finder import Finder

        if not self.query(Finder):
            # Made at first use: a start of the program need not wait for it.
            await self.mount(Finder(), after=self.title_bar)
        self.query_one(Finder).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the learner types, and show what was found from its beginning."""
        self._words = event.value
        self._list()
        self.listed.action_first()

    def on_input_submitted(self) -> None:
        """Go to the list that was filtered."""
        self.listed.focus()

    def action_leave(self) -> None:
        """Give the filter up."""
        self.query("Input").remove()
        self._words = ""
        self._list()
        self.listed.focus()
