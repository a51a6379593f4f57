"""Review: decisions that went against a principle, met again days later without hints."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on

from scenario_trainer.documents import wording
from scenario_trainer.play.moments import Deciding, Outcome
from scenario_trainer.records.review import answered
from scenario_trainer.tui import blocks, commands
from scenario_trainer.tui.refusals import refusals_told
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.screens.play import Story
from scenario_trainer.tui.widgets.choice_list import ChoiceList
from scenario_trainer.tui.widgets.page import Block, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.play.flow import Recollection
    from scenario_trainer.records.database import Database


class ReviewScreen(TrainerScreen):
    """One decision after another; any can be skipped, and leaving is free."""

    AUTO_FOCUS = ""
    OWN = (commands.NEXT, commands.SKIP, commands.PAGE_UP, commands.PAGE_DOWN, commands.BACK)
    COMMANDS_HERE = (commands.CHOOSE, *OWN)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*OWN)

    story = getters.query_one(Story)
    text = getters.query_one(Page)
    choices = getters.query_one(ChoiceList)

    def __init__(self, database: Database, recollections: Iterator[Recollection]) -> None:
        super().__init__()
        self._database = database
        self._recollections = recollections
        self._current: Recollection | None = None

    def compose_body(self) -> ComposeResult:
        with Story(classes="story"):
            yield Page(classes="column")
            yield ChoiceList()

    def on_mount(self) -> None:
        self.title_bar.left = "Review"
        self.action_skip()

    def _show(self, told: list[Block]) -> None:
        moment = self._current.session.moment if self._current else None
        deciding = moment if isinstance(moment, Deciding) else None
        self.text.show(told)
        self.choices.show(deciding.offers if deciding else ())
        self.choices.display = bool(deciding)
        self.title_bar.right = self._current.session.scenario.title if self._current else ""
        self.focus_first()
        self.story.scroll_home(animate=False)
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Give the keys to the choices while there are any."""
        self.set_focus(self.choices if self._asking else None)

    @property
    def _asking(self) -> bool:
        return self._current is not None and isinstance(self._current.session.moment, Deciding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Skipping is for a question, going on for an answer."""
        possible = {"skip": self._asking, "next": self._current is not None and not self._asking}
        return possible.get(action, True) and super().check_action(action, parameters)

    def action_skip(self) -> None:
        """Leave this one and go to the next."""
        if self.choices.pending:
            return
        self._current = None
        with refusals_told(self.app):
            self._current = next(self._recollections, None)
        if self._current is None:
            self._show([Block(wording.NO_REVIEW)])
        else:
            role = self._current.session.scenario.role
            self._show([Block(role, "$muted"), *blocks.moment_blocks(self._current.session.moment)])

    def action_next(self) -> None:
        """Go on to the next one."""
        self.action_skip()

    @on(ChoiceList.Chosen)
    def take(self, event: ChoiceList.Chosen) -> None:
        """Say how the answer sits with the guidance, and when it comes back."""
        if self._current is None:
            return
        session = self._current.session
        session.choose(event.offer.id)
        moment = session.moment
        told = [*blocks.moment_blocks(moment)]
        feedback = moment.feedback if isinstance(moment, Outcome) else None
        with refusals_told(self.app):
            now = datetime.now(UTC)
            back = answered(self._database, self._current.card, feedback and feedback.alignment, now)
            told.append(Block(wording.comes_back(back), "$muted"))
        self._show(told)

    @on(ChoiceList.Refused)
    def explain(self, event: ChoiceList.Refused) -> None:
        """Say why a choice is locked."""
        self.notify(str(event.offer.locked), title="Not yet", markup=False)
