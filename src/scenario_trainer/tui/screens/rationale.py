"""Saying why, and how sure one is, before the outcome shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widgets import Input

from scenario_trainer.documents.moments import choice_taken
from scenario_trainer.documents.parts import Paragraph
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.tui import commands
from scenario_trainer.tui.screens.keeping import KeepingScreen
from scenario_trainer.tui.widgets.page import Page
from scenario_trainer.tui.widgets.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.play.session import Session


class Reason(Input):
    """The learner's reason; enter goes on, and an arrow goes to the scale below.

    As long as the field is empty a digit chooses on the scale, which is in sight: few reasons begin with one.
    """

    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(
        commands.ANSWER, commands.SURE_BY_NUMBER, commands.SURE
    )


class RationaleScreen(KeepingScreen):
    """The choice that was taken, and room for a reason; both answers are free to leave out."""

    COMMANDS_HERE = (commands.ANSWER, commands.RECONSIDER)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*COMMANDS_HERE)

    def __init__(self, choice: str, session: Session, take: Callable[[Rationale], None]) -> None:
        """`choice` is the text of what was chosen; `take` gets the answers of who goes on."""
        super().__init__()
        self._choice = choice
        self._session = session
        self._asked = session.moment
        self._take = take
        given = session.rationale
        self.reason = Reason(
            given.reason,
            placeholder=labels.OWN_WORDS_OR_NOTHING,
            classes="column",
            compact=True,
            select_on_focus=False,  # else the first letter after a look at the scale would replace all
        )
        words = [labels.CONFIDENCE[each] for each in Confidence]
        self.scale = Scale(words, given.confidence or 0, classes="column")

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="story", can_focus=False):
            yield Page([choice_taken(self._choice), Paragraph(labels.WHY)], classes="column")
            yield self.reason
            yield Page([Paragraph(labels.HOW_SURE)], classes="column")
            yield self.scale

    def on_mount(self) -> None:
        self.title_bar.left = labels.BEFORE_OUTCOME
        self.reason.focus()

    @property
    def _rationale(self) -> Rationale:
        value = self.scale.value
        return Rationale(self.reason.value.strip(), Confidence(value) if value else None)

    def on_input_submitted(self) -> None:
        """See what follows."""
        self.action_submit()

    def action_submit(self) -> None:
        """See what follows, with the answers or without."""
        rationale = self._rationale
        self.leave()
        self._take(rationale)

    def action_sure(self) -> None:
        """Go from the reason to the scale, where an arrow chooses as it does within the scale."""
        self.scale.focus()
        if not self.scale.value:
            self.scale.action_move(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once there is a reason digits are letters of it, and so are those that the scale does not have."""
        if action == "sure_by_number" and (self.reason.value or parameters[0] not in list(Confidence)):
            return False
        return super().check_action(action, parameters)

    @on(Input.Changed)
    def name_keys(self) -> None:
        """Say whether digits choose on the scale now."""
        self.refresh_bindings()

    def action_sure_by_number(self, number: int) -> None:
        """Choose on the scale, without going there."""
        self.scale.action_choose(number)

    @on(Scale.PastStart)
    def return_to_reason(self) -> None:
        """Go back up from the scale."""
        self.reason.focus()

    def save(self) -> bool:
        if self._session.moment is self._asked:  # else the decision is taken, and the answers with it
            self._session.write_rationale(self._rationale)
        return True
