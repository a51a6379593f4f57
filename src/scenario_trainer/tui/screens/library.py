"""The library: what there is, for whom, and where one was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList

from scenario_trainer.documents import wording
from scenario_trainer.records.attempts import underway
from scenario_trainer.records.journal import endings_found
from scenario_trainer.records.review import due
from scenario_trainer.story.library import TUTORIAL, Order, matching, ordered
from scenario_trainer.tui import commands
from scenario_trainer.tui.blocks import entry_blocks
from scenario_trainer.tui.messages import AskedForJournal, AskedForMap, AskedForReview, Opened
from scenario_trainer.tui.refusals import refusals_told
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.listing import Listing
from scenario_trainer.tui.widgets.page import Block, Page

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Input

    from scenario_trainer.records.database import Database
    from scenario_trainer.records.preferences import PreferencesFile
    from scenario_trainer.story.library import Entry, Library


class LibraryScreen(TrainerScreen):
    """All scenarios of a folder."""

    OWN = (
        commands.FILTER,
        commands.SORT,
        commands.CLEAR,
        commands.ANEW,
        commands.JOURNAL,
        commands.REVIEW,
        commands.MAP,
        commands.QUIT_HERE,
    )
    COMMANDS_HERE = (commands.OPEN, *OWN)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*OWN)

    listed = getters.query_one(Listing)
    notice = getters.query_one("#notice", Page)
    panel = getters.query_one("#about", Page)

    @dataclass
    class Read(Message):
        """A whole scenario file has been read."""

        entry: Entry

    def __init__(self, library: Library, database: Database, preferences: PreferencesFile) -> None:
        super().__init__()
        self._library = library
        self._entries = {entry.id: entry for entry in library.entries}
        self._database = database
        self._underway: Container[str] = ()
        self._endings: Mapping[str, int] = {}
        self._due = 0
        self._preferences = preferences
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
        self.call_after_refresh(self.read_whole_files)

    def on_screen_resume(self) -> None:
        """List the scenarios, and what the learner has done by now."""
        with refusals_told(self.app):
            self._underway = underway(self._database)
            self._endings = endings_found(self._database)
            self._due = len(due(self._database, datetime.now(UTC)))
        self._list()

    @work(thread=True, exclusive=True)
    def read_whole_files(self) -> None:
        """Read what the list did not need to come up: principles, and mistakes below the head."""
        for entry in self._library.entries:
            self.post_message(self.Read(self._library.read_whole(entry)))

    @on(Read)
    def complete(self, event: Read) -> None:
        """Take what was read into the list."""
        before = self._entries[event.entry.id]
        self._entries[event.entry.id] = event.entry
        option = self.listed.highlighted_option
        is_highlighted = bool(option and option.id == event.entry.id)
        if event.entry.problem and not before.problem:
            self._list()
            if is_highlighted:
                self.listed.highlighted = 0  # it has just moved to the end, and is nothing to play
            return
        if is_highlighted:
            self._describe(event.entry)
        if event.entry.id in self._endings:
            self._list()  # now it is known of how many

    def _list(self) -> None:
        """Bring the list in line with filter, order and what is underway; the highlight stays."""
        entries = ordered(matching(self._entries.values(), self._words), self._order)
        self.listed.list_entries(entries, self._underway, self._endings)
        self.notice.show(self._notice(entries))
        self.notice.display = bool(self._notice(entries))
        self.title_bar.right = f"{wording.counted(len(entries), 'scenario', 'scenarios')}, {self._order.value}"

    def _notice(self, entries: list[Entry]) -> list[Block]:
        if not self._library.entries:
            return [Block(wording.no_scenarios(self._library.folder))]
        if not entries:
            return [Block(wording.no_match(self._words))]
        if not self._preferences.preferences.welcomed and any(entry.id == TUTORIAL for entry in entries):
            return [Block(wording.WELCOME, "$accent")]
        return [Block(wording.due(self._due), "$accent")] if self._due else []

    def _describe(self, entry: Entry) -> None:
        if entry.head is None:
            self.panel.show([Block(wording.problem(entry.problem))] if entry.problem else [])
            return
        self.panel.show(entry_blocks(entry.head, entry.principles))

    @on(OptionList.OptionHighlighted)
    def describe(self, event: OptionList.OptionHighlighted) -> None:
        """Tell more about the highlighted scenario, where there is room."""
        self._describe(self._entries[str(event.option_id)])

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Open a scenario."""
        self.post_message(Opened(self, self._entries[str(event.option_id)]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to clear without a filter, and while one types into it ‘/’ is a character."""
        if (action == "leave" and not self.query("Input")) or (action == "filter" and self.query("Input:focus")):
            return False
        return super().check_action(action, parameters)

    def action_map(self) -> None:
        """Show the map of the highlighted scenario."""
        if option := self.listed.highlighted_option:
            self.post_message(AskedForMap(self, self._entries[str(option.id)]))

    def action_anew(self) -> None:
        """Begin the highlighted scenario anew."""
        if option := self.listed.highlighted_option:
            self.post_message(Opened(self, self._entries[str(option.id)], anew=True))

    def action_journal(self) -> None:
        """Show what the learner has done."""
        self.post_message(AskedForJournal(self, self._entries))

    def action_review(self) -> None:
        """Meet decisions again."""
        self.post_message(AskedForReview(self))

    def action_sort(self) -> None:
        """Take the next order."""
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._list()

    async def action_filter(self) -> None:
        """Show the filter and type into it."""
        from textual.widgets import Input

        if not self.query(Input):
            # Made at first use: a start of the program need not wait for it.
            await self.mount(Input(placeholder="Words to look for", compact=True), after=self.title_bar)
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the learner types."""
        self._words = event.value
        self._list()

    def on_input_submitted(self) -> None:
        """Go to the list that was filtered."""
        self.listed.focus()

    def action_leave(self) -> None:
        """Give the filter up."""
        self.query("Input").remove()
        self._words = ""
        self._list()
        self.listed.focus()
