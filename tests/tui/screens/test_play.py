"""Playing a story on the screen."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.play.exploring import Exploration
from scenario_trainer.play.moments import Timing
from scenario_trainer.tui.screens import keeping, play
from tests.support.beside import attempts, chosen, drafts, locked
from tests.support.typist import ASK, FIXED, LOCKED_ROTA, ROTA, TELL
from tests.support.variants import RING, STUCK, small_text, with_scenes
from tests.support.visits import TO_DECISION, TO_ENDING, awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Scenario

    Write = Callable[[str, str], Path]

LONG = ("- Ada holds the empty kettle.", f"- {' '.join(f'Ada holds kettle {number}.' for number in range(70))}")
"""The change that makes the first decision longer than any screen."""


@pytest.mark.parametrize(
    "keys",
    [
        ("enter", "enter", ASK, "enter", ROTA, "enter", "enter"),
        ("enter", "enter", "down", "enter", "enter", "down", "down", "enter", "enter", "enter"),
        ("enter", "enter", "down", "down", "up", "enter", "enter", "end", "up", "enter", "enter", "enter"),
    ],
    ids=["numbers", "arrows and enter", "letters, end and enter"],
)
@awaited
async def test_a_story_can_be_played_by_key(folder: Path, keys: tuple[str, ...]) -> None:
    """From the briefing to the debrief."""
    async with visiting(folder, *keys, first="small") as visit:
        assert visit.title == "Debrief A small story"
        assert "A fragile ending: A full kettle" in visit.text
    assert chosen(folder) == [(None, ["ask", "rota"])]


@awaited
async def test_a_story_can_be_played_with_the_mouse(folder: Path) -> None:
    """Choices and the keys that are named can be clicked."""
    async with visiting(folder, first="small") as visit:
        for words in ("enter begin", "enter go on", "Ask Ada", "go on", "try the rota", "enter", "go on"):
            await visit.click(words)
        assert visit.title == "Debrief A small story"
    assert chosen(folder) == [(None, ["ask", "rota"])]


@awaited
async def test_a_decision_starts_with_nothing_highlighted(folder: Path) -> None:
    """Enter takes nothing until somebody has moved to a choice."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        assert "▸" not in visit.text
        await visit.press("enter", "enter")
        assert (visit.title, chosen(folder)) == (
            "A small story Decision 1 · feedback at once · perhaps the last",
            [],
        )


@pytest.mark.parametrize("key", ["enter", ASK, TELL])
@awaited
async def test_a_choice_out_of_sight_is_not_taken(write: Write, key: str) -> None:
    """The key brings it into sight, or reads on."""
    folder = write("small.yaml", small_text(FIXED, LONG)).parent
    async with visiting(folder, *TO_DECISION, key, first="small", size=(60, 18)) as visit:
        assert visit.title.startswith("A small story Decision 1 · feedback at once")
    assert chosen(folder) == []


@pytest.mark.parametrize("keys", [(LOCKED_ROTA,), ("end", "enter"), ()], ids=["number", "enter", "mouse"])
@awaited
async def test_a_locked_choice_says_why_and_is_not_taken(folder: Path, keys: tuple[str, ...]) -> None:
    """Its reason stands beside it."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        assert "for a week. (not yet: You do not know about a rota yet.)" in visit.text
        await (visit.press(*keys) if keys else visit.click("Suggest that you both"))
        assert visit.notices == ""
        assert (visit.title, visit.keys[:10]) == (
            "A small story Decision 1 · feedback at once · perhaps the last",
            "1-3 choose",
        )


@awaited
async def test_a_moment_is_painted_whole_and_from_its_beginning(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody sees how one moment turns into the next: no widget of the one before, no scrolled text."""
    outcome = ("Ada puts the kettle down.", f"Ada puts {'the kettle down and takes it up again, ' * 30}and sighs.")
    folder = write("small.yaml", small_text(FIXED, LONG, outcome)).parent
    frames = []
    async with visiting(folder, *TO_DECISION, "end", first="small", size=(80, 24)) as visit:
        monkeypatch.setattr(visit.app, "post_display_hook", lambda: frames.append(visit.lines))
        await visit.press(ASK)
        assert [frame[2] for frame in frames] == [visit.lines[2]] * len(frames)
        assert "Your choice: Ask Ada" in visit.lines[2]


@awaited
async def test_a_number_without_a_choice_does_nothing(folder: Path) -> None:
    """The screen stays as it is."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        before = visit.lines
        await visit.press("4", "9", "0")
        assert visit.lines == before


@pytest.mark.parametrize(
    ("hasty", "taken"),
    [
        ((ASK, ASK), "Ask Ada"),
        ((TELL, ASK), "Tell Ada"),
        (("down", "enter", "enter"), "Ask Ada"),
        ((TELL, "enter"), "Tell Ada"),
        (("down", "enter", "down", "enter"), "Ask Ada"),
    ],
)
@awaited
async def test_keys_pressed_in_haste_take_one_decision(folder: Path, hasty: tuple[str, ...], taken: str) -> None:
    """The first counts; its outcome is not skipped, and there is one decision to step back from."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        await visit.press_in_haste(*hasty)
        assert visit.text.split("Your choice: ")[1].startswith(taken)
        await visit.press("b")
        assert "b back" not in visit.keys


@pytest.mark.parametrize(
    ("hasty", "kept"),
    [
        (("2", "b"), [(None, ["ask", "rota"])]),
        (("2", "b", "b"), [(None, ["ask", "rota"])]),
        (("b", "2"), [(None, ["ask"])]),
        (("2", "enter", "b"), [(None, ["ask", "rota"])]),
    ],
)
@awaited
async def test_a_step_back_in_haste_undoes_no_other_decision(
    folder: Path, hasty: tuple[str, ...], kept: list[tuple[int | None, list[str]]]
) -> None:
    """Of two keys the first counts: what was chosen is not taken for the choice of an earlier decision."""
    async with visiting(folder, *TO_DECISION, ASK, "enter", first="small") as visit:
        await visit.press_in_haste(*hasty)
        assert visit.screens == ["library", "play"]
    assert chosen(folder) == kept


@awaited
async def test_another_answer_after_a_step_back_is_a_what_if(folder: Path) -> None:
    """What was answered first stays the first pass, however often one goes back."""
    async with visiting(folder, *TO_DECISION, TELL, "b", ASK, "enter", "3", "b", ROTA, first="small"):
        pass
    assert chosen(folder) == [(None, ["tell"]), (1, ["ask", "whisper"]), (1, ["ask", "rota"])]


@awaited
async def test_what_is_shown_after_a_choice_is_on_the_disk(folder: Path) -> None:
    """While the program runs, so that no kill can take it away."""
    async with visiting(folder, *TO_DECISION, ASK, first="small") as visit:
        assert "Your choice: Ask Ada" in visit.text
        assert chosen(folder) == [(None, ["ask"])]


@awaited
async def test_a_choice_that_cannot_be_kept_is_told_and_kept_later(folder: Path, impatient: None) -> None:
    """Once that it fails, and once that it works again; play goes on meanwhile."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        with locked(folder):
            await visit.press(TELL, "b", ASK, "enter")
            assert visit.notices == (
                "Your decisions cannot be kept just now: another program is using them. "
                "Play goes on; each answer tries again."
            )
            assert visit.title == "A small story What if · Decision 2 · feedback at once · perhaps the last"
        await visit.press(ROTA)
        assert visit.notices == "Your decisions are kept again, all of them."
    assert chosen(folder) == [(None, ["tell"]), (1, ["ask", "rota"])]


@pytest.mark.parametrize(
    "keys",
    [(TELL,), (ASK, "enter"), (ASK, "enter", TELL, "enter", "b", "b")],
    ids=["from the outcome", "from the next decision", "twice"],
)
@awaited
async def test_a_step_back_asks_the_last_decision_again(folder: Path, keys: tuple[str, ...]) -> None:
    """As it was asked the first time."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        below = slice(2, None)  # the title names a what-if where the story had ended
        before = visit.lines[below]
        await visit.press(*keys, "b")
        assert visit.lines[below] == before


@awaited
async def test_the_first_decision_has_no_step_back(folder: Path) -> None:
    """The key is not named and does nothing."""
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        before = visit.lines
        await visit.press("b")
        assert visit.lines == before
        assert " b back" not in visit.keys


@awaited
async def test_an_ending_can_be_reopened(folder: Path) -> None:
    """The last decision is asked again."""
    async with visiting(folder, *TO_ENDING, first="small") as visit:
        assert visit.title == "A small story The end"
        await visit.press("b")
        assert visit.title == "A small story What if · Decision 2 · feedback at once · perhaps the last"


@awaited
async def test_a_coached_outcome_says_how_the_choice_sits(folder: Path) -> None:
    """By a word and a sign, with the principle and the reason."""
    async with visiting(folder, *TO_DECISION, TELL, first="small") as visit:
        assert "◐ Partly reflects Show what it is good for It is true." in visit.text
        assert "○ Works against Facts boil no water · Kitchen rules, page 3 Instead of:" in visit.text
        assert "Nobody had asked." in visit.text
        assert "Trust in the kitchen wary ▱▱▱▱ solid ▼ 2 → 0" in visit.text


@awaited
async def test_an_open_decision_is_said_to_be_one(folder: Path) -> None:
    """Nobody is left waiting for a judgement, and a gauge that did not move is not named."""
    async with visiting(folder, *TO_DECISION, ASK, "enter", "3", first="small") as visit:
        assert "An open decision: the guidance does not favour one answer here." in visit.text
        assert "Trust in the kitchen" not in visit.text


@awaited
async def test_for_its_consequences_a_story_is_told_without_coaching(folder: Path) -> None:
    """Neither reason nor principle nor temptation before the debrief, and no key that would tell."""
    coaching = ("It is true.", "Nobody had asked.", "Facts boil no water", "Works against", "You are right.")
    async with visiting(folder, *TO_DECISION, TELL, first="small", timing=Timing.CONSEQUENCES) as visit:
        assert "Ada says nothing. She leaves." in visit.text
        assert "others" not in visit.keys
        assert "meaning" not in visit.keys
        for keys in ((), ("i",), ("o",), ("t",), ("escape", "enter")):
            await visit.press(*keys)
            assert [words for words in coaching if words in visit.text] == []
        await visit.press("enter")
        assert visit.title == "Debrief A small story"


@awaited
async def test_what_a_principle_means_opens_and_closes_under_its_verdict(folder: Path) -> None:
    """By a key or by a click on its name in the bar; the next outcome begins with it closed."""
    async with visiting(folder, *TO_DECISION, TELL, first="small", size=(80, 30)) as visit:
        closed = visit.text
        assert "Being right fills no kettle." not in closed
        await visit.press("i")
        assert "Taking a fact for water. In short: Being right fills no kettle. Nobody had asked." in visit.text
        await visit.click("i meaning")
        assert visit.text == closed
        await visit.press("i", "b", ASK)
        assert "Ask before you tell" in visit.text
        assert "Others see another kettle." not in visit.text


@pytest.mark.parametrize("keys", [(TELL, "o"), ("t",), ("g",), ("f1",)])
@awaited
async def test_who_is_who_can_be_looked_up_from_what_is_read_in_a_story(
    folder: Path, keys: tuple[str, ...]
) -> None:
    """One key, and escape leads back."""
    async with visiting(folder, *TO_DECISION, *keys, first="small") as visit:
        before = visit.screens
        await visit.press("p")
        assert visit.title == "People and words A small story"
        await visit.press("p", "escape")
        assert visit.screens == before


@awaited
async def test_an_open_decision_has_no_principle_to_explain(folder: Path) -> None:
    """The key does nothing and is not named."""
    async with visiting(folder, *TO_DECISION, ASK, "enter", "3", first="small") as visit:
        before = visit.lines
        await visit.press("i")
        assert visit.lines == before
        assert "meaning" not in visit.keys


@awaited
async def test_others_tells_what_is_tempting_about_the_rest(folder: Path) -> None:
    """What was hidden stays hidden."""
    async with visiting(folder, *TO_DECISION, ASK, "o", first="small") as visit:
        assert "Tell Ada that everybody should refill it. Why it is tempting: You are right." in visit.text
        assert "Whisper" not in visit.text
        assert "Ask Ada" not in visit.text
        await visit.press("escape")
        assert "Your choice: Ask Ada how the rota came about." in visit.text


@awaited
async def test_the_transcript_has_all_that_was_told(folder: Path) -> None:
    """In order; what was undone is not in it."""
    async with visiting(folder, *TO_DECISION, TELL, "b", ASK, "t", first="small") as visit:
        said = [
            visit.text.index(words)
            for words in ("empty again.", "Monday, 8.55", "Your choice: Ask", "puts the kettle")
        ]
        assert said == sorted(said)
        assert "Tell Ada" not in visit.text


@awaited
async def test_words_can_be_looked_for_in_the_transcript(folder: Path) -> None:
    """Each place in turn, and round; escape gives the search up first, then the transcript."""
    async with visiting(folder, *TO_DECISION, ASK, "t", first="small") as visit:
        whole = visit.title
        assert "place" not in visit.keys
        await visit.press("slash", *"kettle", "enter")
        assert "n next place N previous place" in visit.keys
        places = [visit.title]
        for key in ("n", "n", "N"):
            await visit.press(key)
            places.append(visit.title)
        assert [re.findall(r"(\d) of \d", title) for title in places] == [["1"], ["2"], ["3"], ["2"]]
        assert "kettle" in visit.text
        await visit.press("slash", *"xyz")
        assert visit.title.endswith(labels.FOUND_NOWHERE)
        await visit.press("escape")
        assert (visit.title, visit.screens[-1]) == (whole, "transcript")
        await visit.press("escape")
        assert visit.screens[-1] == "play"


@pytest.mark.parametrize("changes", STUCK.values(), ids=STUCK)
@awaited
async def test_from_a_stuck_story_one_can_step_back(write: Write, changes: tuple[tuple[str, str], ...]) -> None:
    """It says whose mistake it is, and asks the last decision again."""
    folder = write("small.yaml", small_text(FIXED, *changes)).parent
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        before = visit.lines
        await visit.press(TELL, "enter", "enter")
        assert "The story cannot go on" in visit.text
        assert "This is a mistake in the scenario, not yours." in visit.text
        await visit.press("b")
        assert visit.lines == before


@awaited
async def test_a_story_that_is_stuck_at_once_can_be_left(write: Write) -> None:
    """There is nothing to go back to."""
    folder = write("small.yaml", small_text(with_scenes(RING), ("start: door", "start: round"))).parent
    async with visiting(folder, "enter", first="small") as visit:
        assert "The story goes round and round: round, about." in visit.text
        assert visit.keys.startswith("t transcript esc leave p people")
        await visit.press("escape")
        assert visit.screens == ["library"]


@pytest.mark.parametrize("keys", [(*TO_DECISION, TELL), (*TO_DECISION, ASK, "enter", ROTA)], ids=len)
@awaited
async def test_a_story_that_was_left_goes_on_where_it_was(folder: Path, keys: tuple[str, ...]) -> None:
    """At what followed the last decision, without a second briefing; the list says that it is underway."""
    async with visiting(folder, "enter", *keys) as visit:
        before = visit.lines
        await visit.press("escape")
        assert "underway" in visit.part("Listing")
        await visit.press("enter")
        assert visit.lines == before


@awaited
async def test_the_gauges_stand_beside_the_story_where_there_is_room(folder: Path) -> None:
    """And in it where there is none, never in both."""
    async with visiting(folder, *TO_DECISION, first="small", size=(99, 30)) as visit:
        assert "Trust in the kitchen wary ▰▰▱▱ solid" in visit.text
        await visit.resize(100, 30)
        assert "wary ▰▰▱▱ solid" in visit.part("#panel")
        assert visit.text.count("Trust in the kitchen") == 1


@awaited
async def test_in_a_wide_window_the_decisions_stand_on_the_left_and_people_on_the_right(folder: Path) -> None:
    """The story is in the middle; in a narrower one there is no room for the decisions."""
    async with visiting(folder, *TO_DECISION, ASK, "enter", first="small", size=(139, 40)) as visit:
        assert "Decisions so far" not in visit.text
        await visit.resize(140, 40)
        assert visit.part("Timeline").startswith("Decisions so far 1 Ada wants the kettle")
        assert visit.part("Timeline").endswith("Ask Ada how the rota came about. ● Reflects Ask before you tell")
        assert "Trust in the kitchen" in visit.part("#panel")
        for width in (140, 200):
            await visit.resize(width, 50)
            left, story, right = (visit.screen.query_one(each).region for each in ("Timeline", "#text", "#panel"))
            assert left.right < story.x < story.right < right.x
            assert abs(story.x - (width - story.right)) <= 2


@awaited
async def test_what_is_known_and_the_words_stand_beside_the_story_in_a_wide_window(write: Write) -> None:
    """In a narrower one people and gauges only. The mouse scrolls what has no room; no key is taken for that."""
    words = ("whose turn it is.", f"whose turn it is. {'It hangs by the sink. ' * 40}")
    folder = write("small.yaml", small_text(FIXED, words)).parent
    async with visiting(folder, *TO_DECISION, ASK, first="small", size=(139, 40)) as visit:
        for width, there in ((139, False), (140, True)):
            await visit.resize(width, 40)
            shown = visit.part("#panel")
            assert "Ada" in shown
            assert [words in shown for words in ("You asked Ada.", labels.GLOSSARY)] == [there, there]
        panel = visit.screen.query_one("#panel")
        assert panel.max_scroll_y > 0
        assert not panel.can_focus
        panel.scroll_end(animate=False)
        await visit.press("enter")
        assert panel.scroll_y == 0


@awaited
async def test_how_a_gauge_has_moved_is_said_once(folder: Path) -> None:
    """In the text of the outcome; beside it stands where it is now."""
    async with visiting(folder, *TO_DECISION, TELL, first="small", size=(120, 40)) as visit:
        assert visit.text.count("2 → 0") == 1
        assert visit.part("#panel").startswith("Trust in the kitchen wary ▱▱▱▱ solid Ada")


@pytest.mark.parametrize("width", [140, 300])
@awaited
async def test_beside_a_story_no_verdict_is_shown_before_the_debrief(folder: Path, width: int) -> None:
    """Where feedback comes at the end; not even the sign of an open decision, however wide the window is."""
    keys = ("enter", *TO_DECISION, ASK)
    async with visiting(folder, *keys, timing=Timing.CONSEQUENCES, size=(width, 40)) as visit:
        assert visit.part("Timeline").endswith("Ask Ada how the rota came about.")
        assert "◌" not in visit.text


@awaited
async def test_the_latest_of_many_decisions_is_in_sight(write: Write) -> None:
    """Where not all have room."""
    again = ("        once: true\n        goto: kitchen", "        goto: kitchen")
    folder = write("small.yaml", small_text(FIXED, again)).parent
    keys = (*TO_DECISION, *(ASK, "enter") * 5)
    async with visiting(folder, *keys, first="small", size=(140, 18)) as visit:
        assert "5 Ada wants the kettle" in visit.part("Timeline")
        assert "1 Ada wants the kettle" not in visit.part("Timeline")


@pytest.mark.parametrize("key", ["space", "pagedown"])
@awaited
async def test_a_long_scene_is_read_page_by_page(write: Write, key: str) -> None:
    """Each begins with the last lines of the one before, so that no thread is lost; and there is a way back."""
    folder = write("small.yaml", small_text(FIXED, LONG)).parent
    async with visiting(folder, *TO_DECISION, first="small", size=(60, 18)) as visit:
        top = visit.text
        pages = [visit.lines[2:-2]]
        while "Suggest that you" not in visit.text:
            await visit.press(key)
            pages.append(visit.lines[2:-2])
        assert len(pages) > 2
        assert all(before[-1].rstrip("▁▂▃▄▅▆▇") in after for before, after in pairwise(pages))
        await visit.press(*["pageup"] * len(pages))
        assert visit.text == top


@awaited
async def test_a_window_that_is_shrunk_and_grown_again_shows_the_same(write: Write) -> None:
    """The beginning of a decision whose choices never fitted stays in sight."""
    folder = write("small.yaml", small_text(FIXED, LONG)).parent
    async with visiting(folder, *TO_DECISION, first="small", size=(80, 24)) as visit:
        before = visit.lines
        await visit.resize(20, 5)
        await visit.resize(80, 24)
        assert visit.lines == before


@awaited
async def test_an_arrow_brings_the_choices_into_sight(write: Write) -> None:
    """The first one is highlighted then."""
    folder = write("small.yaml", small_text(FIXED, LONG)).parent
    async with visiting(folder, *TO_DECISION, "down", first="small", size=(60, 18)) as visit:
        assert re.findall("▸ [1-9]", visit.text) == ["▸ 1"]
        await visit.press("down")
        assert re.findall("▸ [1-9]", visit.text) == ["▸ 2"]


@awaited
async def test_the_next_scene_is_read_from_its_beginning(write: Write) -> None:
    """However far the one before was scrolled."""
    long_outcome = ("outcome: Ada puts the kettle down.", f"outcome: {'Ada puts the kettle down. ' * 50}")
    folder = write("small.yaml", small_text(FIXED, LONG, long_outcome)).parent
    async with visiting(folder, *TO_DECISION, "down", "enter", first="small", size=(60, 18)) as visit:
        assert visit.lines[2].strip() == "Your choice: Ask Ada how the rota came about."


@awaited
async def test_enter_reads_a_long_outcome_to_its_end_before_it_goes_on(write: Write) -> None:
    """The key says so; arrows, home and end scroll it."""
    long = ("outcome: Ada puts the kettle down.", f"outcome: {'Ada puts the kettle down. ' * 60}")
    folder = write("small.yaml", small_text(FIXED, long)).parent
    async with visiting(folder, *TO_DECISION, ASK, first="small", size=(60, 18)) as visit:
        top = visit.lines
        assert "enter more" in visit.keys
        await visit.press("down", "end", "home")
        assert visit.lines == top
        await visit.press("end")
        assert "enter go on" in visit.keys
        await visit.press("home", "enter")
        assert "Decision 1" in visit.title
        while "enter more" in visit.keys:
            await visit.press("enter")
        await visit.press("enter")
        assert "Decision 2" in visit.title


@awaited
async def test_a_note_hangs_on_the_decision_and_stands_in_the_debrief(folder: Path) -> None:
    """It is kept with the decision, and can be gone on with."""
    keys = (*TO_DECISION, ASK, "r", *"Ask why.", "escape", "enter", ROTA, "enter", "enter")
    async with visiting(folder, *keys, first="small", size=(80, 60)) as visit:
        await visit.open_section("Your path")
        assert "Your note: Ask why." in visit.text
    assert [decision.note for decision in attempts(folder)[0].decisions] == ["Ask why.", ""]


@awaited
async def test_the_story_says_that_there_is_a_note(folder: Path) -> None:
    """As soon as it was written, below the decision and what follows it; not when it was taken back."""
    async with visiting(folder, *TO_DECISION, "r", *"Ask why.", "escape", first="small", size=(80, 40)) as visit:
        assert "Your note: Ask why." in visit.text
        await visit.press(ASK)
        assert "Your note: Ask why." in visit.text
        await visit.press("r", *["delete"] * 8, "escape")
        assert "Your note" not in visit.text


@awaited
async def test_a_note_is_kept_after_a_pause(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the decision that it is on, too; it is there again on another day."""
    monkeypatch.setattr(keeping, "PAUSE", 0.01)
    async with visiting(folder, *TO_DECISION, "r", *"Ask!", first="small") as visit:
        while drafts(folder) != [("Ask!", "")]:
            await visit.pilot.pause(0.01)
        assert visit.screens[-1] == "note"
    async with visiting(folder, *TO_DECISION, "r", first="small") as visit:
        assert "Ask!" in visit.text


@awaited
async def test_the_guidance_opens_at_the_principle_that_an_outcome_names(folder: Path) -> None:
    """From elsewhere at its first."""
    async with visiting(folder, *TO_DECISION, TELL, "g", first="small", size=(120, 40)) as visit:
        assert "Let people see the tea." in visit.part("Page")


@awaited
async def test_nothing_is_explored_for_a_story_that_was_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the story, from the debrief, or by leaving the program; a debrief goes on with what the story began."""
    made: list[Noted] = []

    class Noted(Exploration):
        def __init__(self, scenario: Scenario) -> None:
            super().__init__(scenario)
            self.is_cancelled = False
            made.append(self)

        def cancel(self) -> None:
            super().cancel()
            self.is_cancelled = True

    monkeypatch.setattr(play, "Exploration", Noted)
    async with visiting(folder, *TO_DECISION, first="small") as visit:
        await visit.press("escape")
        await visit.press("a", *TO_ENDING, "enter")
        assert [each.is_cancelled for each in made] == [True, False]
        await visit.press("escape", "a", *TO_DECISION)
        assert [each.is_cancelled for each in made] == [True, True, False]
    assert made[-1].is_cancelled
