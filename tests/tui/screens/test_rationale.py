"""Saying why, and how sure one is, before what follows shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.preferences import PreferencesFile
from scenario_trainer.tui.screens import keeping
from tests.support.beside import attempts, chosen, drafts
from tests.support.thorough import first
from tests.support.typist import ASK, ROTA, TELL
from tests.support.visits import TO_DECISION, awaited, visiting

if TYPE_CHECKING:
    from pathlib import Path

THINKING = ("y", *TO_DECISION)
"""From a briefing to the first decision, to be asked for a rationale."""

FOLLOWS = ("Ada says nothing.", "She leaves.", "▼ 2 → 0")
FEEDBACK = ("Partly reflects", "It is true.", "Works against", "Nobody had asked.", "You are right.")
"""What the story and the guidance have to say of Tell."""


def shown(text: str) -> list[str]:
    """What stands in a text of that which follows, and of the feedback."""
    return [words for words in (*FOLLOWS, *FEEDBACK) if words in text]


def rationale(folder: Path) -> list[Rationale]:
    """Those of the first attempt, decision by decision."""
    return [decision.rationale for decision in attempts(folder)[0].decisions]


@awaited
async def test_nothing_of_what_follows_shows_before_the_thoughts_are_given(folder: Path) -> None:
    """Neither outcome nor feedback, in a window with room for all of it, whatever else is looked at."""
    async with visiting(folder, *THINKING, TELL, first="small", size=(120, 60)) as visit:
        assert visit.screens[-1] == "rationale"
        for keys in (
            (),
            ("tab",),
            ("shift+tab",),
            ("b", "e", "w"),
            ("f1",),
            ("escape",),
            ("ctrl+p",),
            ("escape",),
        ):
            await visit.press(*keys)
            assert (keys, shown(visit.text)) == (keys, [])
        await visit.press("enter")
        assert shown(visit.text) == [*FOLLOWS, *FEEDBACK]


@pytest.mark.parametrize(
    ("keys", "expected"),
    first(
        5,
        [
            ((), Rationale()),
            (("tab", "1"), Rationale("", Confidence.GUESSING)),
            (("tab", "down", "down", "down"), Rationale("", Confidence.FAIRLY_SURE)),
            (("down", "down"), Rationale("", Confidence.UNSURE)),
            (("down", "4"), Rationale("", Confidence.CERTAIN)),
            ((*"a", "down", "down", "up", "up", *"b"), Rationale("ab")),
            ((*"a", "down", "tab", "down"), Rationale("a", Confidence.GUESSING)),
            (("tab", "up", *"a"), Rationale("a")),
            (("tab", "4"), Rationale("", Confidence.CERTAIN)),
            (("3", *"a1"), Rationale("a1", Confidence.FAIRLY_SURE)),
            (("3", "3"), Rationale()),
            (("5", "1"), Rationale("51")),
            (("tab", "4", "4"), Rationale()),
            (tuple("why not"), Rationale("why not")),
            ((*"a", "tab", "2", "shift+tab", *"b c  "), Rationale("ab c", Confidence.UNSURE)),
            (tuple("[/b] gqx?"), Rationale("[/b] gqx?")),
        ],
    ),
    ids=[
        "skipped",
        "guessing",
        "by arrows",
        "down from the reason",
        "down, and a digit",
        "down and up again",
        "down again",
        "up from no answer",
        "certain",
        "a digit before the reason",
        "that digit again",
        "a number that the scale has not",
        "taken back",
        "a reason",
        "both",
        "letters",
    ],
)
@awaited
async def test_what_was_thought_is_kept(folder: Path, keys: tuple[str, ...], expected: Rationale) -> None:
    """Either part, both or none; each letter is a letter, and blanks around a reason are not part of it."""
    async with visiting(folder, *THINKING, TELL, *keys, "enter", first="small") as visit:
        assert "Your choice: Tell Ada that everybody should refill it. Ada says nothing." in visit.text
        assert rationale(folder) == [expected]


@awaited
async def test_the_bar_says_how_to_get_to_the_scale_and_along_it(folder: Path) -> None:
    """By digits as long as there is no reason, and by arrows; a click on the name goes there, too."""
    async with visiting(folder, *THINKING, TELL, first="small") as visit:
        assert ("↓ scale" in visit.keys, "1-4 how sure" in visit.keys) == (True, True)
        await visit.press("a")
        assert "1-4" not in visit.keys
        await visit.click("↓ scale")
        assert "▸ 1 guessing" in visit.text
        assert "↓ surer ↑ less sure" in visit.keys


@awaited
async def test_how_sure_one_is_is_marked(folder: Path) -> None:
    """One at a time, with a sign."""
    marked = []
    async with visiting(folder, *THINKING, TELL, "tab", first="small") as visit:
        for _ in range(5):
            marked.append([line.strip() for line in visit.lines if "▸" in line])
            await visit.press("down")
        await visit.click("not very sure")
        marked.append([line.strip() for line in visit.lines if "▸" in line])
    words = ["guessing", "not very sure", "fairly sure", "certain"]
    marks = [[f"▸ {number}  {word}"] for number, word in enumerate(words, start=1)]
    assert marked == [[], *marks, marks[1]]


@awaited
async def test_leaving_takes_nothing(folder: Path) -> None:
    """The decision is asked as before, nothing is kept, and any choice can be taken then."""
    async with visiting(folder, *THINKING, first="small") as visit:
        before = visit.part(".story")
        await visit.press(ASK, *"hm", "escape")
        assert visit.part(".story").replace("▸ ", "") == before
        assert chosen(folder) == []


@awaited
async def test_what_was_typed_is_there_again_after_reconsidering(folder: Path) -> None:
    """Whichever choice is taken then."""
    async with visiting(
        folder, *THINKING, ASK, *"hm", "tab", "3", "escape", TELL, "enter", first="small"
    ) as visit:
        assert "Your choice: Tell Ada" in visit.text
    assert (chosen(folder), rationale(folder)) == ([(None, ["tell"])], [Rationale("hm", Confidence.FAIRLY_SURE)])


@awaited
async def test_after_reconsidering_the_highlight_is_where_it_was(folder: Path) -> None:
    """And enter takes it."""
    async with visiting(
        folder, *THINKING, "down", "down", "enter", "escape", "enter", "enter", first="small"
    ) as visit:
        assert visit.text.split("Your choice: ")[1].startswith("Tell Ada")


@awaited
async def test_the_program_left_in_mid_thought_has_taken_nothing(folder: Path) -> None:
    """The next start asks the decision again."""
    async with visiting(folder, "enter", *THINKING, ASK, "enter", "enter", ROTA, *"hm", "tab", "ctrl+q"):
        pass
    assert chosen(folder) == [(None, ["ask"])]
    async with visiting(folder, "enter", "enter") as visit:
        assert visit.title == "A small story Decision 2 · feedback at once · perhaps the last"


@pytest.mark.parametrize(
    ("hasty", "screen", "kept"),
    [
        (("enter", "enter"), "play", [(None, ["tell"])]),
        (("escape", "enter"), "play", []),
        (("escape", "escape"), "play", []),
    ],
)
@awaited
async def test_keys_pressed_in_haste_take_one_decision_at_most(
    folder: Path, hasty: tuple[str, ...], screen: str, kept: list[tuple[int | None, list[str]]]
) -> None:
    """A second key does nothing on the screen below."""
    async with visiting(folder, *THINKING, "down", "down", "enter", first="small") as visit:
        await visit.press_in_haste(*hasty)
        assert (visit.screens[-1], chosen(folder)) == (screen, kept)


@awaited
async def test_what_was_typed_before_the_program_was_left_is_there_again(folder: Path) -> None:
    """With the answer on the scale, at the decision that the attempt goes on with."""
    async with visiting(folder, "enter", *THINKING, ASK, "enter", "enter", ROTA, *"hm", "tab", "3", "ctrl+q"):
        pass
    async with visiting(folder, "enter", "enter", ROTA) as visit:
        assert "hm" in visit.text
        assert "▸ 3" in visit.text


@awaited
async def test_what_is_typed_is_kept_after_a_pause(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is on the disk while the screen is still open, so that no kill can take it away."""
    monkeypatch.setattr(keeping, "PAUSE", 0.01)
    async with visiting(folder, *THINKING, ASK, *"hm", first="small") as visit:
        while drafts(folder) != [("", "hm")]:
            await visit.pilot.pause(0.01)
        assert visit.screens[-1] == "rationale"


@awaited
async def test_nobody_is_asked_who_did_not_want_to_be(folder: Path) -> None:
    """It is off at first; once chosen it holds for the next play, too, until it is taken back."""
    async with visiting(folder, "enter") as visit:
        screens = []
        for keys in (TO_DECISION, THINKING, TO_DECISION, THINKING):
            await visit.press(*keys, ASK)
            screens.append(visit.screens[-1])
            await visit.press(*(["escape"] * (len(visit.screens) - 1)), "a")
        assert screens == ["play", "rationale", "rationale", "play"]
    assert PreferencesFile(folder.parent / "data").preferences.rationale is False


@awaited
async def test_the_briefing_says_whether_one_will_be_asked(folder: Path) -> None:
    """Before it happens."""
    async with visiting(folder, first="small", size=(80, 50)) as visit:
        said = []
        for _ in range(3):
            said.append("Before each outcome you can say why" in visit.text)
            await visit.press("y")
    assert said == [False, True, False]


@awaited
async def test_one_is_asked_at_every_decision_and_after_every_start(folder: Path) -> None:
    """Also at a what-if, and where the feedback waits."""
    async with visiting(folder, "enter", *THINKING, TELL, "enter", timing=Timing.CONSEQUENCES) as visit:
        assert "It is true." not in visit.text
    async with visiting(folder, "enter", "b", ASK, *"x", "enter", "enter", ROTA, *"y", "enter") as visit:
        assert "Works against" not in visit.text
    assert [[decision.rationale.reason for decision in attempt.decisions] for attempt in attempts(folder)] == [
        [""],
        ["x", "y"],
    ]
