"""Playing: one moment after another, on one screen whose widgets stay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Horizontal, VerticalScroll

from scenario_trainer.documents import wording
from scenario_trainer.play.moments import Deciding, Ended, Outcome, Passing
from scenario_trainer.tui import blocks, commands
from scenario_trainer.tui.exploring import exploring
from scenario_trainer.tui.messages import Finished, Kept
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.screens.document import ReadingScreen
from scenario_trainer.tui.widgets.choice_list import ChoiceList
from scenario_trainer.tui.widgets.page import Block, Page

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.decisions import Thoughts
    from scenario_trainer.play.session import Session


class Story(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What is told. The screen's keys scroll it; the container's own would come first and scroll differently."""


class PlayScreen(TrainerScreen):
    """The story, the choices, and after each choice what followed."""

    AUTO_FOCUS = ""
    OWN = (
        commands.GO_ON,
        commands.STEP_BACK,
        commands.OTHERS,
        commands.TRANSCRIPT,
        commands.LEAVE,
        commands.PAGE_UP,
        commands.PAGE_DOWN,
    )
    COMMANDS_HERE: ClassVar[tuple[commands.Command, ...]] = (commands.CHOOSE, *OWN)
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(*OWN)

    story = getters.query_one(Story)
    text = getters.query_one("#text", Page)
    gauges = getters.query_one("#gauges", Page)
    choices = getters.query_one(ChoiceList)
    panel = getters.query_one("#panel", Page)

    def __init__(self, session: Session, *, thinking: bool = False) -> None:
        super().__init__()
        self._session = session
        self._thinking = thinking
        self._exploring: Future[Graph] | None = None
        self._finished = False

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="two-parts"):
            with Story(classes="story"):
                yield Page(id="text", classes="column")
                yield Page(id="gauges", classes="column")
                yield ChoiceList()
            yield Page(id="panel", classes="side")

    def on_mount(self) -> None:
        self.title_bar.left = self._session.scenario.title
        self.show_moment()
        self.call_after_refresh(self._explore)

    def on_screen_resume(self) -> None:
        """Offer the choices again to somebody who reconsiders."""
        self.choices.reopen()

    def on_unmount(self) -> None:
        """Lose nothing on the way out."""
        self._session.keep()

    def _explore(self) -> None:
        """Find out, while the learner reads, what the debrief will tell."""
        self._exploring = exploring(self._session.scenario)

    def show_moment(self) -> None:
        """Bring the moment onto the screen."""
        self._finished = False
        moment = self._session.moment
        deciding = moment if isinstance(moment, Deciding) else None
        readings = deciding.gauges if deciding else ()
        self.text.show(blocks.moment_blocks(moment))
        self.gauges.show(blocks.gauge_blocks(readings))
        self.gauges.set_class(not readings, "-without")
        self.choices.show(deciding.offers if deciding else ())
        self.choices.display = bool(deciding)
        self.panel.show(self.panel_blocks())
        self.title_bar.right = self._progress()
        self.focus_first()
        self.story.scroll_home(animate=False)
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Give the keys to the choices while there are any."""
        self.set_focus(self.choices if isinstance(self._session.moment, Deciding) else None)

    def _progress(self) -> str:
        """Which decision is being asked, or was asked last."""
        if isinstance(self._session.moment, Ended):
            return wording.THE_END
        asked = [told for told in self._session.transcript if isinstance(told, Deciding)]
        return wording.progress(asked[-1].number, asked[-1].to_go) if asked else ""

    def panel_blocks(self) -> list[Block]:
        """What stands beside the story where there is room."""
        moment = self._session.moment
        readings = moment.gauges if isinstance(moment, Deciding | Outcome) else ()
        people = self._session.scenario.people.values()
        return [
            *blocks.panel_gauge_blocks(readings),
            *(Block(wording.who(person), "$muted") for person in people),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done at this moment."""
        moment = self._session.moment
        possible = {
            "go_on": isinstance(moment, Passing | Outcome | Ended),
            "others": isinstance(moment, Outcome) and bool(moment.alternatives),
            "step_back": bool(self._session.decisions) and not self._finished,
        }
        return possible.get(action, True) and super().check_action(action, parameters)

    def action_go_on(self) -> None:
        """Read on, or look back where the story has ended."""
        if isinstance(self._session.moment, Ended):
            self._finished = True
            graph = self._exploring or exploring(self._session.scenario)
            self.post_message(Finished(self, self._session, graph))
        else:
            self._session.go_on()
            self.show_moment()

    def action_step_back(self) -> None:
        """Undo the last decision."""
        if not self.choices.pending and self._session.step_back():
            self.show_moment()

    def action_others(self) -> None:
        """Read why others choose differently."""
        if isinstance(moment := self._session.moment, Outcome):
            told = blocks.alternative_blocks(moment.alternatives)
            self.app.push_screen(ReadingScreen("Why others choose differently", told))

    def action_transcript(self) -> None:
        """Read again what was told."""
        told = blocks.transcript_blocks(self._session.transcript)
        self.app.push_screen(ReadingScreen("Transcript", told, self._session.scenario.title))

    @on(ChoiceList.Chosen)
    def take(self, event: ChoiceList.Chosen) -> None:
        """Take the choice and show what followed, after asking for thoughts where the learner wants that."""
        if not self._thinking:
            self._take(event.offer.id)
            return
        from scenario_trainer.tui.screens.thinking import ThinkingScreen

        self.app.push_screen(ThinkingScreen(event.offer.text, partial(self._take, event.offer.id)))

    def _take(self, choice_id: str, thoughts: Thoughts | None = None) -> None:
        self._session.choose(choice_id, thoughts)
        self.post_message(Kept())
        self.show_moment()

    @on(ChoiceList.Refused)
    def explain(self, event: ChoiceList.Refused) -> None:
        """Say why a choice is locked."""
        self.notify(str(event.offer.locked), title="Not yet", markup=False)
