"""What authors write is text: nothing in it is taken for markup, and none of it is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.typist import FIXED, GUIDANCE, LOCKED_ROTA
from tests.support.variants import small_text
from tests.support.visits import SIZES, TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Write = Callable[[str, str], Path]

NASTY = (
    "[b]x[/b] [/x] [@click=app.quit]x[/] [red on $primary]x[/] \\[x] $x {x} <b>&lt; "
    "🫖👩🏽‍⚕️ ✔️ مرحبا שלום e\u0301\u0323 ก็ 水 " + "w" * 300
)

TITLE, SUMMARY, SETTING, ROLE = (
    "A small story",
    "Two people share a kettle.",
    "An office kitchen",
    "You are the newcomer.",
)
LEARNING, STANDARD, AUTHOR = "Ask before you tell.", "PCF 8", "scenario-trainer project"
NAME, POST, HOPES, WORRIES = "Ada Mensah", "Team manager", "A quiet morning.", "Another complaint."
GAUGE, LOW, HIGH = "Trust in the kitchen", "wary", "solid"
DOOR, SCENE, KITCHEN = "The kettle is empty again.", "Monday, 8.55", "Ada holds the empty kettle."
ASK, TELL = "Ask Ada how the rota came about.", "Tell Ada that everybody should refill it."
ROTA, LOCKED = "Suggest that you both try the rota for a week.", "You do not know about a rota yet."
SAYS_NOTHING, TRUE, NOBODY, TEMPTING = "Ada says nothing.", "It is true.", "Nobody had asked.", "You are right."
PUTS_DOWN, MET, SMALL_STEP = "Ada puts the kettle down.", "You met her with a question.", "It is small."
WEEK, ENDING, REFLECT = "The kettle is full for a week.", "A full kettle", "Who fills it next week?"

GUIDE, BEGIN, SHOW = "Kitchen rules", "Begin small", "Show what it is good for"
IN_SHORT, EXPLANATION = (
    "Begin with what fits into a kettle.",
    "A small thing that works is worth more than a large one",
)
LOOKS_LIKE, WATCH_FOR = "A week without a quarrel.", "A kettle so small that nobody notices it."

IN_STORY = (
    *(TITLE, SUMMARY, SETTING, ROLE, LEARNING, STANDARD, AUTHOR, NAME, POST, HOPES, WORRIES, GAUGE, LOW, HIGH),
    *(DOOR, SCENE, KITCHEN, ASK, TELL, ROTA, LOCKED, SAYS_NOTHING, TRUE, NOBODY, TEMPTING, PUTS_DOWN, MET),
    *(SMALL_STEP, WEEK, ENDING, REFLECT),
)
IN_GUIDANCE = (GUIDE, BEGIN, SHOW, IN_SHORT, EXPLANATION, LOOKS_LIKE, WATCH_FOR)

SHOWN = {
    "library": (TITLE, SUMMARY),
    "guidance": (BEGIN, IN_SHORT, EXPLANATION, LOOKS_LIKE, WATCH_FOR, SHOW),
    "map": (DOOR,),
    "briefing": (TITLE, SUMMARY, SETTING, ROLE, LEARNING, STANDARD, AUTHOR, NAME, POST),
    "passing": (DOOR,),
    "deciding": (SCENE, KITCHEN, ASK, TELL, ROTA, LOCKED),
    "outcome": (TELL, SAYS_NOTHING, SHOW, TRUE, NOBODY, GAUGE, LOW),
    "others": (ASK, MET),
    "transcript": (DOOR, SCENE, KITCHEN, TELL, SAYS_NOTHING, SHOW, TRUE, NOBODY, GAUGE, LOW),
    "ending": (WEEK, ENDING),
    "debrief": (ENDING, ASK, SCENE, MET, ROTA, BEGIN, SMALL_STEP, SHOW, NAME, POST, HOPES, WORRIES, REFLECT),
}
"""What each screen shows of the author's text, in the part that is scrolled."""


def nasty(text: str) -> str:
    """The text after something that would be markup, if it were taken for it, and that is hard to lay out."""
    return f"{NASTY} {text}"


def nasty_story(*changes: tuple[str, str]) -> str:
    """The small story, all of its texts nasty."""
    return small_text(FIXED, *((text, json.dumps(nasty(text), ensure_ascii=False)) for text in IN_STORY), *changes)


def nasty_guidance() -> str:
    """The guidance, many of its texts nasty."""
    text = GUIDANCE
    for each in IN_GUIDANCE:
        rest = text.split(each, 1)[1].split("\n", 1)[0].rstrip("]")
        text = text.replace(each + rest, json.dumps(nasty(each + rest), ensure_ascii=False), 1)
    return text


def letters(text: str) -> str:
    """A text without its blanks, since it may be wrapped at each of them."""
    return "".join(text.split())


@pytest.fixture
def nasty_folder(write: Write) -> Path:
    """A folder with the nasty story and the nasty guidance."""
    write("guidance.yaml", nasty_guidance())
    return write("small.yaml", nasty_story()).parent


def lost(shown: str, texts: Iterable[str]) -> list[str]:
    """Which of the nasty texts are not shown."""
    return [text for text in texts if letters(nasty(text)) not in letters(shown)]


@pytest.mark.parametrize(("width", "height"), [SIZES[0], SIZES[2]])
@awaited
async def test_text_is_shown_letter_by_letter(nasty_folder: Path, width: int, height: int) -> None:
    """On every screen that shows it."""
    async with visiting(nasty_folder, size=(width, height)) as visit:
        async for name in visit.tour():
            shown = await visit.whole("Listing" if name == "library" else ".story")
            shown = shown.replace("│", "")  # the trunk of the debrief's path
            assert (name, lost(shown, SHOWN.get(name, ()))) == (name, [])


@awaited
async def test_a_title_keeps_its_letters_as_far_as_there_is_room(nasty_folder: Path) -> None:
    """In the title bar."""
    async with visiting(nasty_folder, *TO_DECISION, first="small") as visit:
        assert visit.title.startswith("[b]x[/b] [/x] [@click=app.quit]x[/] ")


@awaited
async def test_the_reason_of_a_locked_choice_is_shown_letter_by_letter(nasty_folder: Path) -> None:
    """In the notification that refuses it."""
    async with visiting(nasty_folder, *TO_DECISION, LOCKED_ROTA, first="small", size=(60, 30)) as visit:
        assert lost(visit.part("Toast"), [LOCKED]) == []


@awaited
async def test_the_panel_shows_text_letter_by_letter(nasty_folder: Path) -> None:
    """Beside the list and beside the story."""
    async with visiting(nasty_folder, size=(120, 150)) as visit:
        assert lost(visit.part("#about"), [TITLE, SUMMARY, SETTING, ROLE, BEGIN]) == []
        await visit.press("enter", *TO_DECISION)
        assert lost(visit.part("#panel"), [GAUGE, LOW, HIGH, NAME, POST]) == []


@awaited
async def test_what_is_said_of_a_broken_file_is_shown_letter_by_letter(write: Write) -> None:
    """In the list and in the notification."""
    folder = write("small.yaml", small_text(("        tempting:", '        "[b]x[/b]":'))).parent
    async with visiting(folder) as visit:
        assert "‘[b]x[/b]’" in visit.part("Listing")
        await visit.press("enter")
        assert "‘[b]x[/b]’" in visit.part("Toast")


@awaited
async def test_what_is_looked_for_is_shown_letter_by_letter(folder: Path) -> None:
    """Learners may type brackets, too."""
    async with visiting(folder, "slash", *"[/x]") as visit:
        assert "No scenario has ‘[/x]’ in it." in visit.text
