"""Playing a file while it is being written: what is saved shows at once, at the same place."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.preview import Preview
from scenario_trainer.play.preferences import PreferencesFile
from scenario_trainer.tui import preview
from scenario_trainer.tui.preview import PreviewApp
from tests.support.typist import FIXED
from tests.support.variants import SOUND, small_text
from tests.support.visits import Visit, awaited

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

TODAY = date(2026, 11, 23)
WIDE = (120, 40)
SMALL = small_text(SOUND, FIXED)
WARNED = small_text(FIXED)
"""With one warning, in line 76."""
BROKEN = SMALL.replace("effects: {trust: +1,", "effects: {turst: +1,")
"""With one error, in line 45."""
DOOR, KITCHEN, ROTA, WEEK = (
    "The kettle is empty again.",
    "Ada holds the empty kettle.",
    "She has told you about the rota.",
    "The kettle is full for a week.",
)
TO_KITCHEN = ("enter",)
TO_ROTA = (*TO_KITCHEN, "1", "enter")
TO_WEEK = (*TO_ROTA, "2", "enter")
TO_DEBRIEF = (*TO_WEEK, "enter")


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for what was saved so often that no test need wait."""
    monkeypatch.setattr(preview, "EVERY", 0.05)


@pytest.fixture
def file(write: Callable[[str, str], Path]) -> Path:
    """The small story, its choices in written order, with nothing to be said against it."""
    return write("small.yaml", SMALL)


class Desk(Visit):
    """Somebody who writes and previews what they write."""

    file: Path
    seen: Preview

    async def save(self, text: str | None) -> None:
        """Save the file, or delete it, and wait until that was noticed."""
        if text is None:
            self.file.unlink()
        else:
            before = self.file.stat().st_mtime_ns if self.file.exists() else 0
            self.file.write_text(text, encoding="utf-8")
            os.utime(self.file, ns=(before + 10**9, before + 10**9))
        while self.seen.saved:
            await self.pilot.pause(0.01)
        await self.settle()

    @property
    def story(self) -> str:
        """The text of the story."""
        return self.part(".story")


@asynccontextmanager
async def previewing(
    file: Path, *keys: str, at: str | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Desk]:
    """Preview a file, and press these keys at once."""
    seen = Preview(file, TODAY, at)
    app = PreviewApp(seen, PreferencesFile(file.parent.parent / "data"))
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        desk = Desk(pilot)
        desk.file, desk.seen = file, seen
        await desk.settle()
        await desk.press(*keys)
        yield desk


@awaited
async def test_a_preview_begins_where_the_story_does(file: Path) -> None:
    """The scenes that simply go on are not left out, and how many problems there are is always shown."""
    async with previewing(file) as desk:
        assert (desk.title, desk.story) == ("A small story no problems", DOOR)


@awaited
async def test_what_is_saved_shows_at_the_same_place(file: Path) -> None:
    """Without a key pressed, at every kind of moment."""
    async with previewing(file) as desk:
        for keys, old in MOMENTS.values():
            await desk.press(*keys)
            before = desk.story
            assert old in before
            await desk.save(SMALL.replace(old, "New words."))
            assert desk.story == before.replace(old, "New words.")
            await desk.save(SMALL)
            assert desk.story == before


MOMENTS: dict[str, tuple[tuple[str, ...], str]] = {
    "a scene that goes on": ((), DOOR),
    "a decision": (("enter",), KITCHEN),
    "an outcome": (("1",), "Ada puts the kettle down."),
    "a later decision": (("enter",), ROTA),
    "an ending": (("2", "enter"), WEEK),
}
"""The keys to each from the one before it, and words that are shown there."""


@awaited
async def test_what_is_saved_counts_for_what_comes_next(file: Path) -> None:
    """The same choices lead on by the new rules."""
    async with previewing(file, *TO_ROTA) as desk:
        await desk.save(SMALL.replace("- when: asked\n        text: She", "- when: trust > 4\n        text: She"))
        assert (KITCHEN in desk.story, ROTA in desk.story) == (True, False)
        await desk.press("2", "enter")
        assert WEEK in desk.story


@awaited
async def test_a_choice_that_has_vanished_is_reported(file: Path) -> None:
    """And the place where it was is shown, with what can be chosen there now."""
    async with previewing(file, *TO_WEEK, size=WIDE) as desk:
        await desk.save(
            SMALL.replace("rota:\n        text", "plan:\n        text").replace("kitchen/rota", "kitchen/plan")
        )
        assert (KITCHEN in desk.story, ROTA in desk.story, WEEK in desk.story) == (True, True, False)
        assert "‘kitchen/rota’ cannot be taken any more: you are where it was." in desk.notices


@awaited
async def test_a_choice_that_is_still_there_is_not_reported(file: Path) -> None:
    """Nothing disturbs somebody who only mends a word."""
    async with previewing(file, *TO_WEEK) as desk:
        await desk.save(SMALL.replace(KITCHEN, "New words."))
        assert list(desk.app.query("Toast")) == []


@awaited
async def test_a_scene_that_was_put_before_the_place_does_not_move_one_on(file: Path) -> None:
    """What was shown is shown again as far as it goes."""
    hall = "  hall:\n    text: You cross the hall.\n    goto: kitchen\n  kitchen:\n"
    async with previewing(file) as desk:
        await desk.save(SMALL.replace("    goto: kitchen\n  kitchen:\n", f"    goto: hall\n{hall}"))
        assert desk.story == DOOR
        await desk.press("enter")
        assert desk.story == "You cross the hall."


@awaited
async def test_problems_are_counted_and_read_with_their_lines(file: Path) -> None:
    """By a key, from wherever one is."""
    async with previewing(file, *TO_KITCHEN) as desk:
        await desk.save(WARNED)
        assert desk.title == "A small story 1 problem"
        await desk.press("exclamation_mark")
        assert desk.title == "small.yaml 1 problem"
        assert desk.story.startswith("• Line 76, warning T501: ‘whisper’ has no feedback")
        await desk.press("escape")
        assert KITCHEN in desk.story


@awaited
async def test_problems_stand_beside_the_story_where_there_is_room(file: Path) -> None:
    """Together with what stands there in a real play."""
    async with previewing(file, *TO_KITCHEN, size=WIDE) as desk:
        assert "No problems." in desk.part("#panel")
        await desk.save(WARNED)
        assert desk.part("#panel").startswith("• Line 76, warning T501: ‘whisper’")
        assert "Trust in the kitchen" in desk.part("#panel")


@awaited
async def test_a_broken_file_leaves_the_version_before_and_recovers(file: Path) -> None:
    """Its problems are shown meanwhile."""
    async with previewing(file, *TO_ROTA) as desk:
        await desk.save(BROKEN.replace(KITCHEN, "New words."))
        assert (desk.title, ROTA in desk.story) == ("A small story 1 problem", True)
        assert KITCHEN in desk.story
        await desk.press("exclamation_mark")
        assert desk.story.startswith(
            "• Line 45, error R303: There is no gauge or flag ‘turst’. Did you mean ‘trust’?"
        )
        await desk.press("escape")
        await desk.save(SMALL.replace(KITCHEN, "New words."))
        assert (desk.title, ROTA in desk.story) == ("A small story no problems", True)
        assert "New words." in desk.story


@awaited
async def test_a_deleted_file_is_waited_for(file: Path) -> None:
    """One can play on; that it is gone counts as a problem."""
    async with previewing(file, *TO_KITCHEN) as desk:
        await desk.save(None)
        assert (desk.title, KITCHEN in desk.story) == ("A small story 1 problem", True)
        await desk.save(SMALL.replace(KITCHEN, "New words."))
        assert (desk.title, "New words." in desk.story) == ("A small story no problems", True)


@awaited
async def test_a_file_that_cannot_be_played_shows_its_problems_until_it_can(file: Path) -> None:
    """Those that it has now."""
    file.write_text(BROKEN, encoding="utf-8")
    async with previewing(file) as desk:
        assert desk.title == "small.yaml cannot be played yet"
        assert desk.story.startswith("• Line 45, error R303: There is no gauge or flag ‘turst’.")
        await desk.save(SMALL.replace("minutes: 5", "minutes: five"))
        assert desk.story.startswith("• Line 8, error M203: minutes should be a whole number, not ‘five’.")
        await desk.save(SMALL)
        assert (desk.title, desk.story) == ("A small story no problems", DOOR)


@awaited
async def test_a_file_mended_behind_another_screen_is_played_and_stays_so(file: Path) -> None:
    """The story comes up in its place, and keeps its own place from then on."""
    file.write_text(BROKEN, encoding="utf-8")
    async with previewing(file, "question_mark") as desk:
        assert "Help" in desk.title
        await desk.save(SMALL)
        assert desk.story == DOOR
        await desk.press(*TO_ROTA)
        await desk.save(SMALL.replace(KITCHEN, "New words."))
        assert desk.story.startswith("Monday, 8.55 New words. She has told you about the rota.")


@awaited
async def test_a_save_behind_another_screen_leaves_it_on_show(file: Path) -> None:
    """The new words are there when one returns."""
    async with previewing(file, *TO_KITCHEN, "t") as desk:
        await desk.save(SMALL.replace(KITCHEN, "New words."))
        assert desk.title == "Transcript A small story"
        await desk.press("escape")
        assert "New words." in desk.story
        await desk.press("1")
        assert "Ada puts the kettle down." in desk.story


@awaited
async def test_one_can_begin_in_a_scene(file: Path) -> None:
    """After the decisions that lead there, of which the last can be undone."""
    async with previewing(file, at="week") as desk:
        assert WEEK in desk.story
        await desk.press("b")
        assert (KITCHEN in desk.story, ROTA in desk.story) == (True, True)


@awaited
async def test_one_can_begin_in_a_scene_that_simply_goes_on(file: Path) -> None:
    """It is not read over."""
    file.write_text(SMALL.replace("once: true\n        goto: kitchen", "goto: door"), encoding="utf-8")
    async with previewing(file, "n", at="door") as desk:
        assert (desk.title.startswith("A small story arrival 2 of "), desk.story) == (True, DOOR)
        await desk.press("enter")
        assert ROTA in desk.story


@awaited
async def test_the_arrivals_in_a_scene_go_round(file: Path) -> None:
    """Each with the values that it has; the title says which it is."""
    async with previewing(file, at="kitchen", size=WIDE) as desk:
        several = desk.seen.arrivals()
        seen = []
        for _ in range(several + 1):
            seen.append((desk.title, ROTA in desk.story, desk.part("#panel")))
            await desk.press("n")
        assert several > 2
        titles = [f"A small story arrival {number} of {several} · no problems" for number in range(1, several + 1)]
        assert [title for title, *_ in seen] == [*titles, titles[0]]
        assert len(set(seen)) == several
        assert seen[-1] == seen[0]


@pytest.mark.parametrize(("at", "offered"), [(None, False), ("door", False), ("kitchen", True)])
@awaited
async def test_another_arrival_is_offered_only_where_there_is_one(
    file: Path, at: str | None, offered: bool
) -> None:
    """Without one its key does nothing."""
    async with previewing(file, at=at) as desk:
        before = desk.story
        assert ("n next arrival" in desk.keys) is offered
        assert ("arrival" in desk.title) is offered
        await desk.press("n")
        assert (desk.story != before) is offered


@awaited
async def test_fewer_arrivals_in_a_scene_are_counted_anew(file: Path) -> None:
    """No arrival is called the third of two."""
    async with previewing(file, at="kitchen") as desk:
        await desk.press(*["n"] * (desk.seen.arrivals() - 1))
        await desk.save(SMALL.replace("          - when: trust >= 1\n            to: kitchen\n", ""))
        several = desk.seen.arrivals()
        number = int(desk.title.split("arrival ")[1].split(" of ")[0])
        assert 1 <= number <= several == 2


@awaited
async def test_a_scene_renamed_meanwhile_leaves_one_where_one_is(file: Path) -> None:
    """There is no other arrival to offer any more."""
    async with previewing(file, at="week") as desk:
        await desk.save(SMALL.replace("week", "month"))
        assert "The kettle is full for a month." in desk.story
        assert "other arrival" not in desk.keys


@awaited
async def test_the_debrief_leads_back_to_the_file(file: Path) -> None:
    """To the ending by escape, and to where the preview began by playing again."""
    async with previewing(file, *TO_DEBRIEF) as desk:
        assert desk.title == "Debrief A small story"
        await desk.press("escape")
        assert WEEK in desk.story
        await desk.press("enter", "a")
        assert desk.story == DOOR


@awaited
async def test_playing_again_begins_in_the_scene_and_arrival_asked_for(file: Path) -> None:
    """With what was saved meanwhile."""
    async with previewing(file, "n", at="week") as desk:
        before = desk.story
        await desk.press("enter")
        await desk.save(SMALL.replace(WEEK, "New words."))
        await desk.press("a")
        assert desk.story == before.replace(WEEK, "New words.")
        assert "arrival 2 of" in desk.title


@awaited
async def test_keys_pressed_twice_in_haste_count_once(file: Path) -> None:
    """Neither is the debrief shown twice, nor is too much left."""
    async with previewing(file, *TO_WEEK) as desk:
        await desk.press_in_haste("enter", "enter")
        assert desk.screens == ["preview", "debrief"]
        await desk.press_in_haste("a", "a")
        assert (desk.screens, desk.story) == (["preview"], DOOR)


@pytest.mark.parametrize("text", [SMALL, BROKEN], ids=["played", "broken"])
@awaited
async def test_a_preview_is_left_by_quitting(file: Path, text: str) -> None:
    """There is nowhere to go back to."""
    file.write_text(text, encoding="utf-8")
    async with previewing(file) as desk:
        before = desk.story
        await desk.press("escape")
        assert (len(desk.screens), desk.story) == (1, before)
        await desk.press("q")
        assert not desk.app.is_running


@awaited
async def test_the_guidance_is_the_files(file: Path) -> None:
    """The one in its folder, or the built-in one."""
    async with previewing(file, "g") as desk:
        assert desk.title == "Quality in Practice 9 principles"
