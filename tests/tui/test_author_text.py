"""What authors write is text: nothing in it is taken for markup, and none of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.widgets import TextArea

from scenario_trainer.story.controls import visible
from scenario_trainer.tui.visible_controls import VISIBLE_CONTROLS
from tests.support.nasty import (
    BEGIN,
    GAUGE,
    HIGH,
    LOW,
    NAME,
    POST,
    ROLE,
    SETTING,
    SUMMARY,
    TITLE,
    lost,
    nasty_guidance,
    nasty_story,
)
from tests.support.visits import TO_DEBRIEF, TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]


@pytest.fixture
def nasty_folder(write: Write) -> Path:
    """A folder with the nasty story and the nasty guidance."""
    write("guidance.yaml", nasty_guidance())
    return write("small.yaml", nasty_story()).parent


@awaited
async def test_a_title_keeps_its_letters_as_far_as_there_is_room(nasty_folder: Path) -> None:
    """In the title bar."""
    async with visiting(nasty_folder, *TO_DECISION, first="small", size=(120, 40)) as visit:
        assert visit.title.startswith("[b]x[/b] [/x] [@click=app.quit]x[/] ")


@awaited
async def test_the_panel_shows_text_letter_by_letter(nasty_folder: Path) -> None:
    """Beside the list and beside the story."""
    async with visiting(nasty_folder, size=(120, 150)) as visit:
        assert lost(visit.part("#about"), [TITLE, SUMMARY, SETTING, ROLE, BEGIN]) == []
        await visit.press("enter", *TO_DECISION)
        assert lost(visit.part("#panel"), [GAUGE, LOW, HIGH, NAME, POST]) == []


@awaited
async def test_what_is_looked_for_is_shown_letter_by_letter(folder: Path) -> None:
    """Learners may type brackets, too."""
    async with visiting(folder, "slash", *"[/x]") as visit:
        assert "No scenario has ‘[/x]’ in it." in visit.text


@awaited
async def test_control_characters_are_shown_on_every_screen(folder: Path) -> None:
    """Out of the name of a file, a notice, the records, and what is typed."""
    hostile = "\x1b]0;x\x9b2J\x1b\\"
    (folder / f"{hostile}.yaml").write_text("id: [", encoding="utf-8")
    async with visiting(folder, *TO_DEBRIEF, "r", first="small") as visit:
        visit.app.screen.query(TextArea).first().insert(hostile)
        visit.app.notify(hostile, markup=False)
        await visit.settle()
        assert visit.text.count(visible(hostile)) == 2
        await visit.press("escape", "escape")
        assert visible(hostile) in visit.text
        with visit.database.writing() as connection:
            connection.execute("UPDATE attempts SET title = ?", (hostile,))
        await visit.press("j")
        assert visible(hostile) in visit.text


def test_a_line_with_control_characters_stays_as_wide_as_it_was() -> None:
    """They have no width, their signs have one cell each; what comes to its right is not moved."""
    line = [Segment("\x1b[2J, title"), Segment("茶" + " " * 2)]
    shown = VISIBLE_CONTROLS.apply(line, Color(0, 0, 0))
    assert Segment.get_line_length(shown) == Segment.get_line_length(line)
    assert "".join(segment.text for segment in shown) == "␛[2J, title茶 "
