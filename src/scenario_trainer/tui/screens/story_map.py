"""The map of a story: its scenes, and the branches between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.documents.story_map import scene_document, story_map
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.exploring import Exploration
from scenario_trainer.tui.blocks import ENDING_STYLES
from scenario_trainer.tui.commands import BACK, FOLLOW, PAGE_DOWN, PAGE_UP, RETRACE, bindings, number_bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.options import Contents
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.story_map import Branch, MapScene
    from scenario_trainer.story.model import Scenario


class MapScreen(TrainerScreen):
    """All scenes on one side; the highlighted one with its branches on the other."""

    COMMANDS_HERE = (FOLLOW, RETRACE, PAGE_DOWN, PAGE_UP, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE), *number_bindings("follow")]

    scenes = getters.query_one(Contents)
    page = getters.query_one(Page)

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self._scenario = scenario
        self._exploration = Exploration(scenario)
        self._map: dict[str, MapScene] = {}
        self._visited: list[str] = []

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="two-parts list-and-page"):
            yield Contents()
            with VerticalScroll(classes="story"):
                yield Page(classes="column")

    def on_mount(self) -> None:
        self.title_bar.left = self._scenario.title
        self.title_bar.right = "exploring…"
        self.wait_for_graph()

    def on_unmount(self) -> None:
        self._exploration.cancel()

    @work(thread=True)
    def wait_for_graph(self) -> None:
        """Show the map as soon as it is known what can be reached."""
        graph = self._exploration.wait()
        if graph:
            self.app.call_from_thread(self._show, story_map(graph))

    def _show(self, scenes: tuple[MapScene, ...]) -> None:
        self._map = {scene.id: scene for scene in scenes}
        self.scenes.add_options(Option(_line(scene), id=scene.id) for scene in scenes)
        endings = sum(scene.ending is not None for scene in scenes)
        counted = phrases.counted(len(scenes), "scene", "scenes")
        self.title_bar.right = f"{counted}, {phrases.counted(endings, 'ending', 'endings')}"
        self.scenes.focus()
        self._go_to(self._scenario.start)

    def _go_to(self, scene_id: str) -> None:
        self.scenes.highlighted = self.scenes.get_option_index(scene_id)

    @on(OptionList.OptionHighlighted)
    def show_scene(self, event: OptionList.OptionHighlighted) -> None:
        """Show the highlighted scene and its branches."""
        self.page.show(
            scene_document(self._map[str(event.option_id)], tuple(self._map.values()), self._scenario).parts
        )
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only as many ways can be followed as lead on from the highlighted scene."""
        if action == "follow" and not (isinstance(number := parameters[0], int) and number <= len(self._branches)):
            return False
        return super().check_action(action, parameters)

    @property
    def _branches(self) -> tuple[Branch, ...]:
        here = self.scenes.highlighted_option if self.is_mounted else None
        return self._map[str(here.id)].branches if here else ()

    def action_follow(self, number: int) -> None:
        """Go where a branch leads."""
        here = self.scenes.highlighted_option
        if here and number <= len(self._branches):
            self._visited.append(str(here.id))
            self._go_to(self._branches[number - 1].to)

    def action_retrace(self) -> None:
        """Return to the scene before."""
        if self._visited:
            self._go_to(self._visited.pop())


def _line(scene: MapScene) -> Content:
    reached = "" if scene.reached else ("  never reached", "$error")
    kind = (f"\n{labels.ENDINGS[scene.ending]}", ENDING_STYLES[scene.ending]) if scene.ending else ""
    return Content.assemble(scene.title, reached, kind)
