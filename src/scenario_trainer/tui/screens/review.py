"""Review: decisions that went against a principle, met again days later without hints."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on

from scenario_trainer.documents.review import (
    commitment_answer,
    commitment_question,
    nothing_due,
    review_answer,
    review_question,
)
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.moments import DecisionPoint, Outcome
from scenario_trainer.play.review import Commitment, DueDecision
from scenario_trainer.play.writing import Heading
from scenario_trainer.tui import commands
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.choice_list import ChoiceList
from scenario_trainer.tui.widgets.page import Page
from scenario_trainer.tui.widgets.story import Story
from scenario_trainer.tui.widgets.title_bar import SEPARATOR

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.play.moments import Moment
    from scenario_trainer.play.review import Review
    from scenario_trainer.story.model import Scenario


class ReviewScreen(TrainerScreen):
    """One decision after another; any can be skipped, and leaving is free."""

    AUTO_FOCUS = ""
    COMMANDS_HERE = (
        commands.MORE,
        commands.NEXT,
        commands.FOLLOW_UP,
        commands.MEANING,
        commands.SKIP,
        commands.PAGE_UP,
        commands.PAGE_DOWN_TOO,
        commands.BACK,
    )
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*COMMANDS_HERE)

    story = getters.query_one(Story)
    text = getters.query_one(Page)
    choices = getters.query_one(ChoiceList)

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self._came_of_it = ""
        """What was written about the current commitment."""
        self._comes_back: datetime | None = None
        """When the decision that was answered last is due again; None where that is not kept."""
        self._meanings = False
        """Whether it is shown what the principles mean that the answer names."""

    def compose_body(self) -> ComposeResult:
        with Story(classes="story"):
            yield Page(classes="column")
            yield ChoiceList()

    def on_mount(self) -> None:
        self.title_bar.left = labels.REVIEW
        self.action_skip()

    def _show(self, document: Document) -> None:
        parts = (document.title, document.subtitle)
        self.title_bar.right = SEPARATOR.join(part for part in parts if part not in ("", labels.REVIEW))
        self.text.show(document.parts)
        asked = self._asked
        self.choices.show(asked.offers if asked else ())
        self.focus_first()
        self.story.scroll_home(animate=False, immediate=True)
        self.await_paint()
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Give the keys to the choices, which leave them to the screen where there are none."""
        self.set_focus(self.choices, scroll_visible=False)

    @property
    def _moment(self) -> Moment | None:
        """The decision on show, or what follows the answer to it; None of a commitment."""
        item = self._review.current
        return item.session.moment if isinstance(item, DueDecision) else None

    @property
    def _asked(self) -> DecisionPoint | None:
        return self._moment if isinstance(self._moment, DecisionPoint) else None

    @property
    def principle(self) -> str | None:
        """The first principle that the answer on show names."""
        return self._moment.principle if isinstance(self._moment, Outcome) else None

    @property
    def story_known(self) -> tuple[Scenario, tuple[str, ...]] | None:
        item = self._review.current
        return (item.session.scenario, item.session.known) if isinstance(item, DueDecision) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Skipping is for a question, going on for an answer."""
        item = self._review.current
        follow_up = isinstance(item, Commitment) and not self._came_of_it
        asked = follow_up or self._asked is not None
        more = isinstance(item, DueDecision) and self.is_mounted and self.story.has_more
        possible = {
            "more": more,
            "follow_up": follow_up,
            "skip": asked,
            "next": item is not None and not asked and not more,
            "meaning": self.principle is not None,
        }
        return possible.get(action, True) and super().check_action(action, parameters)

    def action_follow_up(self) -> None:
        """Write what came of what the learner meant to try."""
        from scenario_trainer.tui.screens.writing import WritingScreen

        with self.refusals_shown():
            self.app.push_screen(WritingScreen(self._review.writing(), Heading.FOLLOW_UP))

    def on_screen_resume(self) -> None:
        """Show what was written about a commitment meanwhile."""
        super().on_screen_resume()
        if isinstance(item := self._review.current, Commitment):
            with self.refusals_shown():
                self._came_of_it = self._review.writing().prompt(Heading.FOLLOW_UP).text
            if self._came_of_it:
                self._show(commitment_answer(item, self._came_of_it, self._review.left))

    def action_skip(self) -> None:
        """Leave this one and go to the next."""
        self._came_of_it = ""
        with self.refusals_shown():
            self._review.go_on()
        self._ask()

    def _ask(self) -> None:
        """Show the current item."""
        item = self._review.current
        if isinstance(item, DueDecision):
            self._show(review_question(item, self._review.left))
        else:
            self._show(commitment_question(item, self._review.left) if item else nothing_due())

    def action_next(self) -> None:
        """Go on to the next one."""
        self.action_skip()

    @on(ChoiceList.Chosen)
    def take(self, event: ChoiceList.Chosen) -> None:
        """Show how the answer sits with the guidance, and when it comes back."""
        self._comes_back, self._meanings = None, False
        with self.refusals_shown():
            self._comes_back = self._review.answer(event.offer.id)
        self._show_answer()

    def _show_answer(self) -> None:
        if isinstance(item := self._review.current, DueDecision):
            self._show(review_answer(item, self._review.left, self._comes_back, meanings=self._meanings))

    def action_meaning(self) -> None:
        """Show what the principles mean that the answer names, or hide it again."""
        self._meanings = not self._meanings
        self._show_answer()
