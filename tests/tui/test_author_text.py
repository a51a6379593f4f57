"""What authors write is text: nothing in it is taken for markup, and none of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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
from tests.support.visits import TO_DECISION, awaited, visiting

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
