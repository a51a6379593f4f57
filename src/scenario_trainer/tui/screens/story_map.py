"""A story as a map to walk through, for those who teach with it or write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.authoring.story_map import Stop, story_map
from scenario_trainer.documents import wording
from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.tui.blocks import ENDING_STYLES, stop_blocks
from scenario_trainer.tui.commands import BACK, FOLLOW, READ_BACK, READ_ON, RETRACE, bindings, number_bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.story.model import Scenario


class MapScreen(TrainerScreen):
    """All scenes on one side; the highlighted one with its ways on the other."""

    COMMANDS_HERE = (FOLLOW, RETRACE, READ_ON, READ_BACK, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE), *number_bindings("follow")]

    scenes = getters.query_one(OptionList)
    page = getters.query_one(Page)

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self._scenario = scenario
        self._stops: dict[str, Stop] = {}
        self._walked: list[str] = []

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="two-parts list-and-page"):
            yield OptionList()
            with VerticalScroll(classes="story"):
                yield Page(classes="column")

    def on_mount(self) -> None:
        self.title_bar.left = self._scenario.title
        self.title_bar.right = "exploring…"
        self.find_out()

    @work(thread=True)
    def find_out(self) -> None:
        """Find out what can be reached."""
        stops = story_map(self._scenario, explore(Rules(self._scenario)))
        self.app.call_from_thread(self._show, stops)

    def _show(self, stops: tuple[Stop, ...]) -> None:
        self._stops = {stop.scene: stop for stop in stops}
        self.scenes.add_options(Option(_line(stop), id=stop.scene) for stop in stops)
        endings = sum(stop.ending is not None for stop in stops)
        scenes = wording.counted(len(stops), "scene", "scenes")
        self.title_bar.right = f"{scenes}, {wording.counted(endings, 'ending', 'endings')}"
        self.scenes.focus()
        self._go_to(self._scenario.start)

    def _go_to(self, scene_id: str) -> None:
        self.scenes.highlighted = self.scenes.get_option_index(scene_id)

    @on(OptionList.OptionHighlighted)
    def show_stop(self, event: OptionList.OptionHighlighted) -> None:
        """Show the highlighted scene and the ways out of it."""
        stop = self._stops[str(event.option_id)]
        self.page.show(stop_blocks(stop, self._scenario.scenes[stop.scene]))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_follow(self, number: int) -> None:
        """Go where a way leads."""
        here = self.scenes.highlighted_option
        if here and number <= len(roads := self._stops[str(here.id)].roads):
            self._walked.append(str(here.id))
            self._go_to(roads[number - 1].to)

    def action_retrace(self) -> None:
        """Return to the scene before."""
        if self._walked:
            self._go_to(self._walked.pop())


def _line(stop: Stop) -> Content:
    reached = "" if stop.reached else ("  never reached", "$error")
    kind = (f"\n{wording.ENDINGS[stop.ending]}", ENDING_STYLES[stop.ending]) if stop.ending else ""
    return Content.assemble(stop.title, reached, kind)
