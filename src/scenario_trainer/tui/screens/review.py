"""Review: decisions that went against a principle, met again days later without hints."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on

from scenario_trainer.documents.people import people_and_words
from scenario_trainer.documents.review import (
    commitment_answer,
    commitment_question,
    nothing_due,
    review_answer,
    review_question,
)
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.moments import DecisionPoint
from scenario_trainer.play.review import Commitment, DueDecision
from scenario_trainer.play.writing import Heading
from scenario_trainer.tui import commands
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.screens.document import DocumentScreen
from scenario_trainer.tui.widgets.choice_list import ChoiceList
from scenario_trainer.tui.widgets.page import Page
from scenario_trainer.tui.widgets.story import Story

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.parts import Document
    from scenario_trainer.play.review import Review


class ReviewScreen(TrainerScreen):
    """One decision after another; any can be skipped, and leaving is free."""

    AUTO_FOCUS = ""
    COMMANDS_HERE = (
        commands.MORE,
        commands.NEXT,
        commands.FOLLOW_UP,
        commands.SKIP,
        commands.PEOPLE,
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

    def compose_body(self) -> ComposeResult:
        with Story(classes="story"):
            yield Page(classes="column")
            yield ChoiceList()

    def on_mount(self) -> None:
        self.title_bar.left = labels.REVIEW
        self.action_skip()

    def _show(self, document: Document) -> None:
        self.title_bar.right = f"{document.title} · {document.subtitle}" if document.subtitle else document.title
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
    def _asked(self) -> DecisionPoint | None:
        item = self._review.current
        moment = item.session.moment if isinstance(item, DueDecision) else None
        return moment if isinstance(moment, DecisionPoint) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Skipping is for a question, going on for an answer."""
        item = self._review.current
        follow_up = isinstance(item, Commitment) and not self._came_of_it
        asked = follow_up or self._asked is not None
        possible = {
            "more": self._asked is not None and self.is_mounted and self.story.has_more,
            "follow_up": follow_up,
            "skip": asked,
            "next": item is not None and not asked,
            "people": isinstance(item, DueDecision),
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

    def action_people(self) -> None:
        """Read who is who, what was known by then, and what the words mean."""
        if isinstance(item := self._review.current, DueDecision):
            self.app.push_screen(DocumentScreen(people_and_words(item.session.scenario, item.session.known)))

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
        item = self._review.current
        if isinstance(item, DueDecision):
            comes_back: datetime | None = None
            with self.refusals_shown():
                comes_back = self._review.answer(event.offer.id)
            self._show(review_answer(item, self._review.left, comes_back))
