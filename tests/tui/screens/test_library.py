"""The list of scenarios on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.play.preferences import PreferencesFile
from scenario_trainer.story.entries import TUTORIAL
from tests.support.beside import chosen, lived
from tests.support.typist import ASK, FIXED, ROTA, TELL
from tests.support.variants import small_text
from tests.support.visits import TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.visits import Visit

    Write = Callable[[str, str], Path]


@pytest.fixture
def three(folder: Path, write: Write) -> Path:
    """The folder with two more stories, the last one broken below its head."""
    write(
        "long.yaml",
        small_text(
            ("id: small", "id: long"),
            ("title: A small story", "title: A long story"),
            ("minutes: 5", "minutes: 30"),
            ("level: initial", "level: continuing"),
            ("visible-value:", "small-early-wins:"),
        ),
    )
    write("torn.yaml", small_text(("id: small", "id: torn"), ("effects: {trust: +1,", "effects: {turst: +1,")))
    return folder


def listed(visit: Visit) -> list[str]:
    """What the list shows, by title or, where a file is broken, by name."""
    shown = (line.strip() for line in visit.lines)
    return [line for line in shown if line in ("A small story", "A long story", "torn")]


@awaited
async def test_the_list_can_be_sorted(three: Path) -> None:
    """The orders go round, and the broken ones are always last."""
    small, long, torn = "A small story", "A long story", "torn"
    orders = []
    async with visiting(three) as visit:
        for _ in range(4):
            orders.append((visit.title.partition(", ")[2], listed(visit)))
            await visit.press("s")
    assert orders == [
        ("by level", [small, long, torn]),
        ("shortest first", [small, long, torn]),
        ("by title", [long, small, torn]),
        ("by level", [small, long, torn]),
    ]


@awaited
async def test_scenarios_stand_below_their_level(three: Path) -> None:
    """Where the list is sorted by it; a heading cannot be highlighted."""
    headings = ("Initial training", "Continuing development", "Not playable")
    async with visiting(three, size=(80, 40)) as visit:
        found = [
            line.strip() for line in visit.lines if line.strip() in (*headings, "A small story", "A long story")
        ]
        assert found == [headings[0], "A small story", headings[1], "A long story", headings[2]]
        await visit.press("down", "enter")
        assert visit.title == "Briefing A long story · feedback at once"
    async with visiting(three, "s", size=(80, 40)) as visit:
        assert not any(line.strip() in headings for line in visit.lines)


@awaited
async def test_the_highlight_stays_on_its_scenario(three: Path) -> None:
    """Wherever sorting moves it."""
    async with visiting(three, "down", "s", "s", "enter") as visit:
        assert visit.title == "Briefing A long story · feedback at once"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("long", ["A long story"]),
        ("KETTLE", ["A small story", "A long story"]),
        ("kettle 5", ["A small story"]),
        ("continuing", ["A long story"]),
        ("show what it is good for", ["A small story"]),
        ("broken", ["torn"]),
        ("teapot", []),
    ],
)
@awaited
async def test_the_list_can_be_filtered(three: Path, words: str, expected: list[str]) -> None:
    """Every word must occur: in what is shown, or in the titles of the principles."""
    async with visiting(three, "slash", *words) as visit:
        assert listed(visit) == expected
        assert visit.title.startswith(
            "scenario-trainer 1 " if len(expected) == 1 else f"scenario-trainer {len(expected)} "
        )
        assert (f"No scenario has ‘{words}’ in it." in visit.text) == (not expected)


@awaited
async def test_a_filter_can_be_cleared(three: Path) -> None:
    """The key is offered only while there is something to clear."""
    async with visiting(three) as visit:
        before = visit.lines
        await visit.press("slash", *"teapot")
        assert "esc clear filter" in visit.keys
        await visit.press("escape")
        assert visit.lines == before
        assert "clear filter" not in visit.keys


@pytest.mark.parametrize("key", ["enter", "down"])
@awaited
async def test_what_was_found_can_be_opened_at_once(three: Path, key: str) -> None:
    """Enter or an arrow leads from the filter to the list, and enter into the scenario; nothing moves sideways."""
    async with visiting(three) as visit:
        width = visit.app.screen.query_one(".two-parts").size.width
        await visit.press("slash", *"long", key)
        assert visit.app.screen.query_one(".two-parts").size.width == width
        await visit.press("enter")
        assert visit.title == "Briefing A long story · feedback at once"


@awaited
async def test_what_was_found_is_shown_from_its_beginning(three: Path) -> None:
    """Also where something further down was highlighted before."""
    async with visiting(three, "slash", *"long", "escape", "slash", *"kettle", size=(60, 18)) as visit:
        assert listed(visit)[0] == "A small story"
        await visit.press("enter", "enter")
        assert visit.title == "Briefing A small story · feedback at once"


@awaited
async def test_while_one_types_only_keys_that_work_are_named(three: Path) -> None:
    """A letter is a letter then, and so are ‘/’ and ‘?’."""
    async with visiting(three, "slash") as visit:
        assert visit.keys == "enter go there esc clear filter f1 help"
        await visit.press("f1")
        assert visit.screens == ["library", "help"]


@awaited
async def test_a_broken_file_cannot_be_opened(three: Path) -> None:
    """In the list, and once more when it is opened; the mistakes themselves are for its author."""
    async with visiting(three, "end", "enter") as visit:
        assert f"torn {labels.CANNOT_BE_PLAYED}" in visit.text
        assert visit.notices == f"torn {labels.CANNOT_BE_PLAYED}"
        assert visit.screens == ["library"]


@awaited
async def test_a_file_mended_meanwhile_can_be_played(three: Path, write: Write) -> None:
    """Files are read when they are opened."""
    async with visiting(three, "end") as visit:
        write("torn.yaml", small_text(("id: small", "id: torn")))
        await visit.press("enter")
        assert visit.title == "Briefing A small story · feedback at once"


@awaited
async def test_the_highlight_is_on_the_first_scenario_however_many_are_broken(folder: Path, write: Write) -> None:
    """Enter never leads to a file that moved to the end because it is broken."""
    write("bent.yaml", small_text(("id: small", "id: bent"), ("effects: {trust: +1,", "effects: {turst: +1,")))
    async with visiting(folder, "enter") as visit:
        assert visit.title == "Briefing A small story · feedback at once"


@awaited
async def test_an_empty_folder_says_what_belongs_into_it(tmp_path: Path) -> None:
    """And nothing that needs a scenario does anything."""
    empty = tmp_path / "stories"
    empty.mkdir()
    async with visiting(empty, "enter", "down", "m", "s") as visit:
        said = visit.text.replace(" ", "")
        assert f"Therearenoscenariosin{empty}.Ascenarioisafilewhosenameendsin.yaml." in said
        assert visit.title == "scenario-trainer 0 scenarios, shortest first"
        await visit.press("g")
        assert visit.screens == ["library", "guidance"]


@awaited
async def test_the_tutorial_is_offered_until_a_scenario_was_begun(folder: Path, write: Write) -> None:
    """A look at a briefing is no beginning."""
    write(f"{TUTORIAL}.yaml", small_text(FIXED, ("id: small", f"id: {TUTORIAL}")))
    offer = "New here? The missed meeting is a good start: it takes nine minutes."
    async with visiting(folder, "enter", "escape") as visit:
        assert offer in visit.text
        await visit.press("enter", "enter", "escape")
        assert offer not in visit.text
    async with visiting(folder) as visit:
        assert offer not in visit.text


@awaited
async def test_without_the_tutorial_nothing_is_offered(folder: Path) -> None:
    """A folder of one's own need not have it."""
    async with visiting(folder) as visit:
        assert "New here?" not in visit.text


@awaited
async def test_the_blank_line_between_two_scenarios_belongs_to_neither(three: Path) -> None:
    """It is not highlighted with the one above it, and a click on it opens nothing."""
    async with visiting(three) as visit:
        second = next(y for y, line in enumerate(visit.lines) if "A long story" in line)
        heading = next(y for y, line in enumerate(visit.lines) if "Continuing development" in line)
        assert visit.lines[heading - 1].strip() == ""
        await visit.pilot.click(offset=(5, heading - 1))
        await visit.settle()
        assert visit.screens == ["library"]
        await visit.pilot.click(offset=(5, second))
        await visit.settle()
        assert visit.screens == ["library", "briefing"]


@awaited
async def test_the_side_panel_describes_the_highlighted_scenario(three: Path) -> None:
    """With its principles, once the whole file has been read."""
    async with visiting(three, "down", size=(120, 40)) as visit:
        said = visit.part("#about")
        assert said.startswith("A long story Continuing development, 30 minutes Two people share a kettle.")
        assert "Principles in play • Begin small • Ask before you tell" in said


@awaited
async def test_a_finished_story_is_no_longer_underway(folder: Path) -> None:
    """It begins anew, with its briefing."""
    async with visiting(folder, "enter", *TO_DECISION, TELL, "enter", "enter", "escape") as visit:
        assert "underway" not in visit.text
        await visit.press("enter")
        assert visit.title == "Briefing A small story · feedback at once"


@awaited
async def test_an_attempt_can_be_begun_anew(folder: Path) -> None:
    """By a key of its own, at the briefing; what was underway stays, and enter leads to the newest."""
    lived(folder, ("ask",))
    async with visiting(folder, "a") as visit:
        assert visit.title == "Briefing A small story · feedback at once"
        await visit.press("escape", "enter")
        assert "Your choice: Ask Ada" in visit.text
        await visit.press("escape", "a", *TO_DECISION, TELL, "escape", "enter")
        assert "Your choice: Tell Ada" in visit.text
    assert chosen(folder) == [(None, ["ask"]), (None, ["tell"])]


@awaited
async def test_the_list_says_how_many_endings_were_met(folder: Path) -> None:
    """In first passes and what-ifs, each ending once; nothing where none was."""
    async with visiting(folder, "enter", *TO_DECISION, ASK, "escape") as visit:
        assert "met" not in visit.part("Listing")
        await visit.press("enter", "enter", ROTA, "enter", "enter", "escape")
        assert "1 of 2 endings met" in visit.part("Listing")
        await visit.press("j", "down", "enter", "w", "enter", TELL, "enter", "enter", "escape", "escape")
        assert "2 of 2 endings met" in visit.part("Listing")


@pytest.mark.parametrize(
    ("plays", "said"),
    [(1, "1 thing is due for review."), (2, "2 things are due for review.")],
)
@awaited
async def test_the_list_says_what_has_come_back(
    folder: Path, write: Write, due_at_once: None, plays: int, said: str
) -> None:
    """And that it can be left."""
    write("other.yaml", small_text(FIXED, ("id: small", "id: other")))
    for scenario in ("small", "other")[:plays]:
        lived(folder, ("tell",), scenario=scenario)
    async with visiting(folder) as visit:
        assert f"{said} Or leave it; nothing is lost." in visit.text


@pytest.mark.parametrize(
    ("keys", "screens"),
    [
        (("enter",), ["library", "briefing"]),
        (("a",), ["library", "briefing"]),
        (("j",), ["library", "journal"]),
        (("v",), ["library", "review"]),
        (("g",), ["library", "guidance"]),
        (("g", "escape"), ["library"]),
    ],
)
@awaited
async def test_a_list_whose_records_cannot_be_read_still_leads_everywhere(
    folder: Path, keys: tuple[str, ...], screens: list[str]
) -> None:
    """What refuses is told."""
    lived(folder, ("ask",))
    async with visiting(folder) as visit:
        visit.database.close()
        await visit.press(*keys)
        assert visit.screens == screens
        assert ("Your records cannot be used just now" in visit.notices) == (keys != ("a",))


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
@awaited
async def test_the_program_can_be_left(folder: Path, key: str) -> None:
    """And keeps nothing that nobody chose."""
    async with visiting(folder, key) as visit:
        assert (visit.app.is_running, visit.app.return_code) == (False, 0)
    assert PreferencesFile(folder.parent / "data").preferences == PreferencesFile(folder.parent).preferences


@pytest.mark.parametrize("keys", [(), ("j",), ("g",)], ids=["library", "journal", "guidance"])
@awaited
async def test_rows_are_bounded_and_centred_in_a_very_wide_window(three: Path, keys: tuple[str, ...]) -> None:
    """The list and what is beside it, together."""
    async with visiting(three, *keys, size=(200, 50)) as visit:
        parts = [each.region for each in visit.screen.query_one(".two-parts").children]
        assert max(each.width for each in parts) <= 110
        assert abs(parts[0].x - (200 - parts[-1].right)) <= 1
        assert parts[0].x > 0


@awaited
async def test_who_leaves_a_story_that_was_opened_at_once_finds_it_highlighted(folder: Path, write: Write) -> None:
    """Enter goes on with it."""
    write("a-first-one.yaml", small_text(("id: small", "id: a-first-one"), ("A small story", "Another story")))
    async with visiting(folder, *TO_DECISION, TELL, "escape", first="small") as visit:
        assert visit.screens == ["library"]
        await visit.press("enter")
        assert visit.title.startswith("A small story Decision 1")
