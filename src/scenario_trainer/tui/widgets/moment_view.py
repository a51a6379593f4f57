"""A moment of play, with what was decided before it and what stands beside it where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Horizontal

from scenario_trainer.documents.moments import gauge_parts, note_parts, story_parts
from scenario_trainer.play.moments import DecisionPoint
from scenario_trainer.tui.widgets.choice_list import ChoiceList
from scenario_trainer.tui.widgets.page import Page
from scenario_trainer.tui.widgets.panel import Panel
from scenario_trainer.tui.widgets.story import Story
from scenario_trainer.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.play.moments import Moment


class MomentView(Horizontal):
    """Its widgets stay from one moment to the next, and show something else."""

    story = getters.query_one(Story)
    choices = getters.query_one(ChoiceList)
    _text = getters.query_one("#text", Page)
    _gauges = getters.query_one("#gauges", Page)
    _panel = getters.query_one(Panel)
    _timeline = getters.query_one(Timeline)

    def __init__(self) -> None:
        super().__init__(classes="two-parts")

    def compose(self) -> ComposeResult:
        yield Timeline(classes="side")
        with Story(classes="story"):
            yield Page(id="text", classes="column")
            yield Page(id="gauges", classes="column")
            yield ChoiceList()
        yield Panel(id="panel", classes="side")

    def show(
        self,
        moments: Iterable[Moment],
        moment: Moment,
        note: str,
        beside: Iterable[Part],
        all_beside: Iterable[Part],
    ) -> None:
        """Show a moment from its beginning; `moments` are all up to it, the last two are for the panel."""
        deciding = moment if isinstance(moment, DecisionPoint) else None
        readings = deciding.gauges if deciding else ()
        self.show_text(moment, note)
        self._gauges.show(gauge_parts(readings))
        self._gauges.styles.display = "none" if not readings else None  # a class would cost a look at all rules
        self.choices.show(deciding.offers if deciding else ())
        self._panel.show(beside, all_beside)
        self._timeline.show(moments)
        self.story.scroll_home(animate=False, immediate=True)

    def show_text(self, moment: Moment, note: str, *, meanings: bool = False) -> None:
        """Show the text of a moment, with what the principles mean that it names or without."""
        self._text.show((*story_parts(moment, meanings=meanings), *note_parts(moment, note)))
