"""The map of a story: the scenes that the learner has met, and the branches between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from scenario_trainer.documents.parts import Section
from scenario_trainer.documents.story_map import scene_document, story_map
from scenario_trainer.documents.wording import labels
from scenario_trainer.render.tree_guides import tree_guides
from scenario_trainer.tui.blocks import ENDING_STYLES
from scenario_trainer.tui.commands import BACK, FOLLOW, PAGE_DOWN, PAGE_UP, RETRACE, bindings
from scenario_trainer.tui.screens.base import TrainerScreen
from scenario_trainer.tui.widgets.options import Contents
from scenario_trainer.tui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from scenario_trainer.documents.story_map import Branch, MapScene
    from scenario_trainer.play.met import Met
    from scenario_trainer.render.tree_guides import Guide
    from scenario_trainer.story.model import Scenario


class MapScreen(TrainerScreen):
    """The tree of scenes on one side; the highlighted one with its branches on the other."""

    COMMANDS_HERE = (FOLLOW, RETRACE, PAGE_DOWN, PAGE_UP, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    scenes = getters.query_one(Contents)
    page = getters.query_one(Page)

    def __init__(self, scenario: Scenario, met: Met) -> None:
        super().__init__()
        self._map = story_map(scenario, met)
        self._visited: list[str] = []

    def compose_body(self) -> ComposeResult:
        with Horizontal(classes="two-parts list-and-page"):
            yield Contents(*self._options())
            with VerticalScroll(classes="story", can_focus=False):
                yield Page(classes="column")

    def _options(self) -> Iterator[Option]:
        guides = tree_guides({scene.id: scene.parent for scene in self._map.scenes.values()})
        return (Option(_line(scene, guides[key]), id=key) for key, scene in self._map.scenes.items())

    def on_mount(self) -> None:
        self.title_bar.left = self._map.title
        self.title_bar.right = self._map.progress
        self.scenes.highlighted = 0
        self.scenes.focus()

    def _go_to(self, scene_id: str) -> None:
        self.scenes.highlighted = self.scenes.get_option_index(scene_id)

    @on(OptionList.OptionHighlighted)
    def show_scene(self, event: OptionList.OptionHighlighted) -> None:
        """Show the highlighted scene and its branches."""
        document = scene_document(self._map.scenes[str(event.option_id)])
        self.page.show((Section(document.title, document.parts),))
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a way can be followed that leads on to a scene that was met; there must be one to return to."""
        if action == "follow" and not self._leads_to(parameters[0]):
            return False
        if action == "retrace" and not self._visited:
            return False
        return super().check_action(action, parameters)

    @property
    def _branches(self) -> tuple[Branch, ...]:
        here = self.scenes.highlighted_option if self.is_mounted else None
        return self._map.scenes[str(here.id)].branches if here else ()

    def _leads_to(self, number: object) -> str | None:
        """The scene to which the branch with this number leads; None where there is none to go to."""
        if isinstance(number, int) and number <= len(self._branches):
            return self._branches[number - 1].to
        return None

    def action_follow(self, number: int) -> None:
        """Go where a branch leads."""
        here = self.scenes.highlighted_option
        if here and (to := self._leads_to(number)):
            self._visited.append(str(here.id))
            self._go_to(to)

    def action_retrace(self) -> None:
        """Return to the scene before."""
        if self._visited:
            self._go_to(self._visited.pop())


def _line(scene: MapScene, guide: Guide) -> Content:
    title = scene.title if scene.met else (scene.title, "$muted")
    if scene.ending is None:
        return Content.assemble((guide.first, "$muted"), title)
    kind = (labels.ENDINGS[scene.ending], ENDING_STYLES[scene.ending])
    return Content.assemble((guide.first, "$muted"), title, (f"\n{guide.rest}", "$muted"), kind)
