"""The terminal interface as a whole: which screen follows which, themes, palette, spoilt files."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.play.preferences import PreferencesFile
from tests.support.beside import attempts, chosen, forget_all, lived, locked
from tests.support.thorough import first, thorough
from tests.support.versions import QUESTION
from tests.support.visits import TO_DEBRIEF, TO_DECISION, TO_ENDING, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from scenario_trainer.records.database import Database

    Write = Callable[[str, str], Path]

LIBRARY = ()
UNDERWAY = ("a", *TO_DECISION, "2", "escape")
BRIEFING = ("a",)
PALETTE = (*BRIEFING, "ctrl+p")
"""Its first command there is the one that goes back."""
OUTCOME = ("a", *TO_DECISION, "2")
ENDING = ("a", *TO_ENDING)
DEBRIEF = ("a", *TO_DEBRIEF)
THINKING = ("a", "y", *TO_DECISION, "2")
WHAT_IF = (*DEBRIEF, "w")
WRITING = (*DEBRIEF, "r")
EXPORT = (*DEBRIEF, "e")
JOURNAL = (*DEBRIEF, "escape", "j")
ATTEMPT = (*JOURNAL, "down")
REVIEW = ("v",)
REFUSED = f"small {labels.CANNOT_BE_PLAYED}"


def delete(file: Path) -> None:
    """The file is gone."""
    file.unlink()


def break_off(file: Path) -> None:
    """The file is broken in the middle of a word."""
    file.write_text(file.read_text("utf-8")[:400], "utf-8")


@pytest.mark.parametrize(
    ("keys", "expected"),
    first(
        5,
        [
            (
                LIBRARY,
                {
                    "enter enter": "briefing",
                    "a a": "briefing",
                    "m m": "map",
                    "g g": "guidance",
                    "f1 f1": "help",
                    "j j": "journal",
                    "j v": "journal",
                    "v v": "review",
                },
            ),
            (UNDERWAY, {"enter enter": "play"}),
            (BRIEFING, {"enter enter": "play", "enter escape": "play", "escape escape": "library"}),
            (PALETTE, {"enter enter": "library", "escape escape": "briefing", "escape enter": "briefing"}),
            (OUTCOME, {"o o": "document", "t o": "transcript"}),
            ((*OUTCOME, "o"), {"escape escape": "play"}),
            (ENDING, {"enter enter": "debrief", "enter b": "debrief", "enter escape": "debrief"}),
            (
                DEBRIEF,
                {
                    "a a": "briefing",
                    "a escape": "briefing",
                    "escape a": "library",
                    "w w": "whatif",
                    "w a": "whatif",
                    "r r": "writing",
                    "e e": "export",
                },
            ),
            (WHAT_IF, {"enter enter": "play", "enter escape": "play", "escape enter": "debrief"}),
            (WRITING, {"escape escape": "debrief"}),
            (ATTEMPT, {"enter enter": "debrief", "enter escape": "debrief"}),
        ],
    ),
    ids=[
        "library",
        "underway",
        "briefing",
        "palette",
        "outcome",
        "others",
        "ending",
        "debrief",
        "what-if",
        "writing",
        "attempt",
    ],
)
@awaited
async def test_keys_pressed_in_haste_lead_to_one_screen(
    folder: Path, keys: tuple[str, ...], expected: dict[str, str]
) -> None:
    """None is there twice, and there is a way back to the library."""
    async with visiting(folder) as visit:
        for hasty, screen in expected.items():
            await visit.press(*keys)
            await visit.press_in_haste(*hasty.split())
            assert (hasty, visit.screens[-1]) == (hasty, screen)
            assert len(visit.screens) == len(set(visit.screens))
            await visit.press(*["escape"] * (len(visit.screens) - 1))
            assert visit.screens == ["library"]


@awaited
async def test_a_scenario_that_was_asked_for_comes_first(folder: Path) -> None:
    """The library is behind it."""
    async with visiting(folder, first="small") as visit:
        assert visit.screens == ["library", "briefing"]


@awaited
async def test_a_file_spoilt_after_it_was_listed_is_reported_when_it_is_opened(folder: Path) -> None:
    """To play it or to see its map; the program goes on."""
    async with visiting(folder) as visit:
        break_off(folder / "small.yaml")
        await visit.press("enter")
        assert visit.notices == REFUSED
        delete(folder / "small.yaml")
        await visit.press("enter", "m")
        assert visit.notices == REFUSED
        await visit.press("g")
        assert visit.screens == ["library", "guidance"]


@awaited
async def test_a_file_spoilt_during_play_keeps_nobody_from_the_end(folder: Path) -> None:
    """What was read goes on; only a second play is refused."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        break_off(folder / "small.yaml")
        await visit.press("1", "enter")
        delete(folder / "small.yaml")
        await visit.press("2", "enter", "enter")
        assert (visit.title, visit.notices) == ("Debrief A small story", "")
        await visit.press("a")
        assert (visit.screens, visit.notices) == (["library"], REFUSED)


@awaited
async def test_the_next_theme_is_remembered(folder: Path) -> None:
    """All four come round; a second start has the one that was left."""
    async with visiting(folder) as visit:
        themes = []
        for _ in range(5):
            themes.append(visit.app.theme)
            await visit.press("f2")
        assert themes == ["calm-dark", "calm-light", "contrast-dark", "contrast-light", "calm-dark"]
    assert PreferencesFile(folder.parent / "data").preferences.theme == "calm-light"
    async with visiting(folder) as visit:
        assert visit.app.theme == "calm-light"


@awaited
async def test_a_theme_that_is_unknown_is_not_used(folder: Path) -> None:
    """As one that a later version wrote."""
    PreferencesFile(folder.parent / "data").change(theme="calm-blue")
    async with visiting(folder) as visit:
        assert visit.app.theme == "calm-dark"


@awaited
async def test_what_cannot_be_remembered_is_said_and_play_goes_on(folder: Path) -> None:
    """A data folder that cannot be written costs nobody the story."""
    (folder.parent / "data").write_text("a file, not a folder", encoding="utf-8")
    async with visiting(folder) as visit:
        assert "Your records cannot be kept in" in visit.text
        await visit.press("enter", "enter")
        assert "This cannot be remembered for next" in visit.text
        assert "The kettle is empty again." in visit.text
        await visit.press("enter", "1")
        assert "Your choice: Ask Ada how the rota came about." in visit.text
        await visit.press("f2")
        assert visit.app.theme == "calm-light"


@awaited
async def test_the_palette_lists_what_can_be_done_on_the_screen_below_it(folder: Path) -> None:
    """Each command once, and every theme."""
    async with visiting(folder, size=(80, 60)) as visit:
        for keys, listed, unlisted in LISTED:
            await visit.press(*keys, "ctrl+p")
            said = [line.strip() for line in visit.lines]
            assert [said.count(label) for label in listed] == [1] * len(listed)
            assert [label for label in unlisted if label in said] == []
            assert said.count("Theme: contrast-light") == 1
            await visit.press("escape")


LISTED: list[tuple[tuple[str, ...], list[str], list[str]]] = [
    ((), ["Find", "Sort", "Map", "Guidance", "Help", "Theme", "Quit"], ["Clear filter", "Go on"]),
    (("g",), ["Back", "Help"], ["Guidance", "Find"]),
    (("escape", "enter", *TO_DECISION), ["Transcript", "Leave"], ["Step back", "Go on", "Others"]),
    (("2",), ["Step back", "Go on", "Others"], ["Find"]),
]
"""Keys to the next screen, what its palette has, and what it has not."""


@awaited
async def test_a_command_can_be_run_by_its_name(folder: Path) -> None:
    """On the screen that the palette was opened from."""
    async with visiting(folder) as visit:
        for keys, typed, title in NAMED:
            await visit.press(*keys)
            await visit.press("ctrl+p", *typed)
            await visit.press("down")
            await visit.press("enter")
            assert visit.title == title


NAMED: list[tuple[tuple[str, ...], str, str]] = [
    ((), "guidance", "Kitchen rules 5 principles"),
    (("escape",), "help", "Help"),
    (("escape",), "sort", "scenario-trainer 1 scenario, shortest first"),
    (("enter",), "begin", "A small story feedback at once"),
    (("enter", "2"), "help", "Help"),
    (("escape", "b", "1", "enter", "2", "enter"), "go on", "Debrief A small story · What if"),
]
"""Keys to the next screen, the name of a command there, and the title of what it leads to."""


@awaited
async def test_a_theme_can_be_chosen_by_its_name(folder: Path) -> None:
    """And is remembered."""
    async with visiting(folder, "ctrl+p", *"contrast-li", "down", "enter") as visit:
        assert visit.app.theme == "contrast-light"
    assert PreferencesFile(folder.parent / "data").preferences.theme == "contrast-light"


@awaited
async def test_the_program_can_be_left_from_the_palette(folder: Path) -> None:
    """From any screen."""
    async with visiting(folder, "g", "ctrl+p", *"quit", "down", "enter") as visit:
        assert visit.app.is_running is False


@pytest.mark.parametrize("keys", [("1",), ("1", "enter"), ("1", "enter", "2"), ("1", "enter", "1", "b")])
@awaited
async def test_a_second_start_goes_on_where_the_first_left(folder: Path, keys: tuple[str, ...]) -> None:
    """At what followed the last decision that was kept, without a second briefing; left in whatever way."""
    async with visiting(folder, "enter", *TO_DECISION, *keys) as visit:
        await visit.press("escape", "enter")
        left = visit.lines
        await visit.press("ctrl+q")
    async with visiting(folder, first="small") as visit:
        assert visit.lines == left
        await visit.press("escape")
        assert ", underway" in visit.text
        await visit.press("enter")
        assert visit.lines == left


@awaited
async def test_a_second_start_looks_back_where_the_first_had_ended(folder: Path) -> None:
    """An ending that nobody has looked back on is still there; one that was leads to a new beginning."""
    async with visiting(folder, *ENDING, "ctrl+q"):
        pass
    async with visiting(folder, "enter", "enter") as visit:
        assert visit.title == "A small story The end"
        await visit.press("enter", "ctrl+q")
    async with visiting(folder, "enter") as visit:
        assert visit.title == "Briefing A small story · feedback at once"


@pytest.mark.parametrize(
    ("change", "number", "text", "what", "goes_on"),
    [
        (
            ("      rota:", "      plan:"),
            2,
            "Suggest that you both",
            "that choice is no longer there",
            "Decision 2",
        ),
        (
            ("when: asked and trust > 2", "when: trust > 3"),
            2,
            "Suggest that",
            "is no longer open at",
            "Decision 2",
        ),
        (
            ("        once: true\n        goto: kitchen", "        goto: week"),
            2,
            "Suggest",
            "leads elsewhere",
            "The end",
        ),
        (("      ask:", "      inquire:"), 1, "Ask Ada how", "that choice is no longer there", "Decision 1"),
    ],
    ids=["a choice is gone", "a condition is false", "the story ends before", "at once"],
)
@awaited
async def test_a_story_that_has_changed_says_where(
    folder: Path, change: tuple[str, str], number: int, text: str, what: str, goes_on: str
) -> None:
    """On a page of its own; below it is the last decision that still stands, and the record stays whole."""
    lived(folder, ("ask", "rota"))
    story = (folder / "small.yaml").read_text("utf-8")
    assert story.count(change[0]) == 1
    changed = story.replace(*change).replace("kitchen/ask, kitchen/rota", "kitchen/tell, kitchen/tell")
    (folder / "small.yaml").write_text(changed, "utf-8")
    before = attempts(folder)
    async with visiting(folder, "j", "down", "enter") as visit:
        assert visit.title == "The story has changed A small story"
        said = visit.part(".story")
        assert said.startswith(f"This story has changed since you played it. At decision {number}, “{QUESTION}”")
        assert (f"you chose “{text}" in said, what in said) == (True, True)
        assert said.endswith("You go on from there. What you did then stays in your records.")
        await visit.press("escape")
        assert visit.screens[-1] == "play"
        assert goes_on in visit.title
        await visit.press("1")
    assert attempts(folder)[0].decisions == before[0].decisions


@awaited
async def test_an_attempt_that_the_changed_story_ends_is_looked_back_on(folder: Path) -> None:
    """It is not underway for ever."""
    lived(folder, ("ask", "tell"))
    story = (folder / "small.yaml").read_text("utf-8")
    changed = story.replace("        once: true\n        goto: kitchen", "        goto: week")
    (folder / "small.yaml").write_text(changed, "utf-8")
    async with visiting(folder, "enter", "escape", "enter") as visit:
        assert visit.title == "Debrief A small story"
        await visit.press("escape")
        assert "underway" not in visit.text


@awaited
async def test_notices_of_the_records_are_shown_at_the_start(folder: Path) -> None:
    """A damaged file is set aside under a name that is shown, and play goes on with new records."""
    data = folder.parent / "data"
    data.mkdir()
    (data / "records.db").write_bytes(b"not a database, by no means" * 100)
    async with visiting(folder) as visit:
        (aside,) = data.glob("records-damaged-*.db")
        notice = f"Your records were damaged. They are set aside as {aside.name}; new ones begin."
        assert "".join(visit.notices.split()) == "".join(notice.split())
        await visit.press("enter", *TO_DECISION, "1")
    assert chosen(folder) == [(None, ["ask"])]


@awaited
async def test_records_damaged_during_play_are_set_aside_and_all_of_the_attempt_is_in_the_new_ones(
    folder: Path,
) -> None:
    """That is reported, and nothing that was decided is lost."""
    async with visiting(folder, *OUTCOME) as visit:
        for file in visit.database.path.parent.glob("records.db*"):
            file.write_bytes(b"x" * file.stat().st_size)
        await visit.press("b", "1")
        assert visit.notices.startswith("Your records were damaged. They are set aside as records-damaged-")
    assert chosen(folder) == [(None, ["tell"]), (1, ["ask"])]


@pytest.mark.parametrize(
    ("keys", "then"),
    [
        (LIBRARY, "enter escape n escape j escape v escape g escape"),
        (BRIEFING, "enter enter 1 enter 2 enter enter"),
        (OUTCOME, "b 1 enter escape enter"),
        (ENDING, "enter w enter 2 enter enter"),
        (DEBRIEF, "w escape r escape e escape a"),
        (WHAT_IF, "enter 2 enter enter"),
        (WRITING, "a tab escape escape"),
        (EXPORT, "escape escape"),
        (JOURNAL, "down e x x enter escape"),
        (ATTEMPT, "x x e enter escape"),
        (REVIEW, "n escape"),
        (THINKING, "enter enter"),
    ],
)
@pytest.mark.parametrize(
    "refuse", ["closed", pytest.param("locked", marks=thorough), pytest.param("emptied", marks=thorough)]
)
@awaited
async def test_no_screen_fails_where_the_records_refuse(
    folder: Path, impatient: None, documents: Path, keys: tuple[str, ...], then: str, refuse: str
) -> None:
    """Whatever happens to them while it is open, and whatever is done then: the way back stays open."""
    async with visiting(folder, *keys) as visit:
        with REFUSALS[refuse](visit.database, folder):
            await visit.press(*then.split())
        await visit.press(*["escape"] * 2 * len(visit.screens))
        assert visit.screens == ["library"]


@contextmanager
def closed(database: Database, folder: Path) -> Iterator[None]:
    """Nothing can be read or written."""
    database.close()
    yield


@contextmanager
def another_writes(database: Database, folder: Path) -> Iterator[None]:
    """Everything can be read, nothing written."""
    with locked(folder):
        yield


@contextmanager
def emptied(database: Database, folder: Path) -> Iterator[None]:
    """Another window deleted everything."""
    forget_all(folder)
    yield


REFUSALS = {"closed": closed, "locked": another_writes, "emptied": emptied}
