"""Playing: one moment after another, on one screen whose widgets stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.binding import Binding

from scenario_trainer.documents.moments import all_beside, alternatives, beside, progress, transcript
from scenario_trainer.play.decisions import Rationale
from scenario_trainer.play.exploring import Exploration
from scenario_trainer.play.moments import DecisionPoint, Ended, Narration, Outcome, Stuck
from scenario_trainer.tui import commands
from scenario_trainer.tui.messages import Finish
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.screens.document import DocumentScreen
from scenario_trainer.tui.widgets.choice_list import ChoiceList
from scenario_trainer.tui.widgets.moment_view import MomentView

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.session import Session
    from scenario_trainer.story.model import Scenario


class PlayScreen(TrainerScreen):
    """The story, the choices, and after each choice what followed."""

    AUTO_FOCUS = ""
    COMMANDS_HERE: ClassVar[tuple[commands.Command, ...]] = (
        commands.MORE,
        commands.GO_ON,
        commands.STEP_BACK,
        commands.MEANING,
        commands.OTHERS,
        commands.TRANSCRIPT,
        commands.NOTE,
        commands.LEAVE,
        commands.PAGE_UP,
        commands.PAGE_DOWN_TOO,
        commands.SCROLL,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *commands.bindings(*COMMANDS_HERE),
        Binding("up", "scroll(-1)", "Scroll up", show=False),
        Binding("home", "scroll(-9999)", "To the beginning", show=False),
        Binding("end", "scroll(9999)", "To the end", show=False),
    ]

    view = getters.query_one(MomentView)

    def __init__(self, session: Session, *, rationale: bool = False) -> None:
        """`rationale`: whether to ask why and how confident before each outcome."""
        super().__init__()
        self._session = session
        self._ask_rationale = rationale
        self._exploration: Exploration | None = None
        self._meanings = False
        """Whether it is shown what the principles mean that the outcome names."""

    def compose_body(self) -> ComposeResult:
        yield MomentView()

    def on_mount(self) -> None:
        self.title_bar.left = self._session.scenario.title
        self.show_moment()
        self.call_after_refresh(self._explore)

    def on_unmount(self) -> None:
        """Lose nothing on the way out, and explore no longer what nobody looks back on."""
        self._session.keep()
        if self._exploration:
            self._exploration.cancel()

    def _explore(self) -> None:
        """Find out, while the learner reads, what the debrief will show."""
        self._exploration = Exploration(self._session.scenario)

    def on_screen_resume(self) -> None:
        """Show the note as it is by now."""
        self._show_text()
        super().on_screen_resume()

    def _show_text(self) -> None:
        self.view.show_text(self._session.moment, self._session.note, meanings=self._meanings)

    def show_moment(self) -> None:
        """Bring the moment onto the screen."""
        self._meanings = False
        session, moments = self._session, self._session.transcript
        self.view.show(moments, session.moment, session.note, *self.panel_parts())
        self.title_bar.right = progress(moments, session.timing, what_if=session.is_what_if)
        self.focus_first()
        self.await_paint()
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Give the keys to the choices, which leave them to the screen where there are none."""
        self.set_focus(self.view.choices, scroll_visible=False)

    @property
    def principle(self) -> str | None:
        """The first principle that the outcome on show names."""
        return self._session.moment.principle if isinstance(self._session.moment, Outcome) else None

    @property
    def story_known(self) -> tuple[Scenario, tuple[str, ...]]:
        return self._session.scenario, self._session.known

    def panel_parts(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """What stands beside the story where there is room, and where there is much."""
        moment, scenario = self._session.moment, self._session.scenario
        return beside(moment, scenario), all_beside(moment, scenario, self._session.known)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done at this moment."""
        return self._is_possible(action) and super().check_action(action, parameters)

    def _is_possible(self, action: str) -> bool:
        moment = self._session.moment
        match action:
            case "go_on":
                return isinstance(moment, Narration | Outcome | Ended) and not self._has_more
            case "more":
                return self._has_more and not isinstance(moment, Stuck)
            case "note":
                return bool(self._session.decisions) or isinstance(moment, DecisionPoint)
            case "meaning":
                return self.principle is not None
            case "others":
                return isinstance(moment, Outcome) and bool(moment.alternatives)
            case "step_back":
                return bool(self._session.decisions)
        return True

    @property
    def _has_more(self) -> bool:
        # Keys are asked about before the page is there.
        return self.is_mounted and self.view.story.has_more

    def action_go_on(self) -> None:
        """Read on, or look back where the story has ended."""
        if isinstance(self._session.moment, Ended):
            exploration = self._exploration or Exploration(self._session.scenario)
            self._exploration = None  # the debrief has it now
            self.post_message(Finish(self, self._session, exploration))
        else:
            self._session.go_on()
            self.show_moment()

    def action_scroll(self, by: int) -> None:
        """Scroll the text by lines."""
        self.view.story.scroll_relative(y=by, animate=False)

    def action_note(self) -> None:
        """Write a note on the decision that is asked, or was taken last."""
        from scenario_trainer.tui.screens.note import NoteScreen

        self.app.push_screen(NoteScreen(self._session))

    def action_step_back(self) -> None:
        """Undo the last decision."""
        if self._session.step_back():
            self.show_moment()

    def action_meaning(self) -> None:
        """Show what the principles mean that the outcome names, or hide it again."""
        self._meanings = not self._meanings
        self._show_text()
        self.call_after_refresh(self.refresh_bindings)  # whether there is more below

    def action_others(self) -> None:
        """Read why others choose differently."""
        if isinstance(moment := self._session.moment, Outcome):
            self.app.push_screen(DocumentScreen(alternatives(moment.alternatives)))

    def action_transcript(self) -> None:
        """Read again what was shown."""
        from scenario_trainer.tui.screens.transcript import TranscriptScreen

        self.app.push_screen(TranscriptScreen(transcript(self._session.transcript, self._session.scenario.title)))

    @on(ChoiceList.Chosen)
    def take(self, event: ChoiceList.Chosen) -> None:
        """Take a choice, after asking why where the learner wants that."""
        if self._ask_rationale:
            self._ask_why(event.offer.id, event.offer.text)
        else:
            self._choose(event.offer.id, Rationale())

    def _ask_why(self, choice_id: str, text: str) -> None:
        from scenario_trainer.tui.screens.rationale import RationaleScreen

        take = partial(self._choose, choice_id)
        self.app.push_screen(RationaleScreen(text, self._session, take))

    def _choose(self, choice_id: str, rationale: Rationale) -> None:
        self._session.choose(choice_id, rationale)
        self.show_moment()
