"""What the learner has done, what it adds up to, and what can be done with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.writing import Heading
from scenario_trainer.records.writings import write as write_down
from tests.support.beside import attempts, chosen, forget_all, lived, locked, records, texts
from tests.support.typist import FIXED
from tests.support.variants import small_text
from tests.support.visits import awaited, visiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.visits import Visit

    Write = Callable[[str, str], Path]

ASKED, TOLD = ("ask", "rota"), ("tell",)
WIDE = (120, 60)


def page(visit: Visit) -> str:
    """What stands beside the list, or below it."""
    return visit.part(".story")


def listed(visit: Visit) -> list[str]:
    """How the attempts of the list ended."""
    return re.findall(r"20\d\d: (underway|Two kettles|A full kettle)", visit.part("Attempts"))


@awaited
async def test_an_empty_journal_says_what_will_be_in_it(folder: Path) -> None:
    """And offers nothing to delete or export."""
    async with visiting(folder, "j") as visit:
        assert (visit.title, page(visit)) == ("Journal 0 attempts", labels.EMPTY_JOURNAL)
        before = visit.lines
        await visit.press("enter", "x", "x", "e", "down", "up")
        assert visit.lines == before


@awaited
async def test_the_overview_says_what_it_adds_up_to(folder: Path, write: Write) -> None:
    """What to play next and why, each principle in words and drawn, and the endings met of all."""
    write("other.yaml", small_text(FIXED, ("id: small", "id: other"), ("title: A small", "title: Another")))
    lived(folder, TOLD, ASKED, ASKED)
    async with visiting(folder, "j", size=WIDE) as visit:
        said = page(visit)
        for words in (
            "Scenarios played to an end 1 of 2",
            "Another story. It has ‘Facts boil no water’ in it, and you have taken it up least.",
            "Begin small ● ●",
            "A small story 2 of 2 endings met 1 not yet played to an end.",
        ):
            assert (words, words in said) == (words, True)


@awaited
async def test_an_attempt_is_shown_with_its_what_ifs_and_what_was_written(folder: Path) -> None:
    """All decisions with their signs, each ending, and the learner's words below what was asked."""
    lived(folder, ASKED)
    with records(folder) as database:
        write_down(database, 1, {"reaction": "[b]Oh.[/]", "question: Who?": "Me.", "standards": "4.1 4.6"})
    async with visiting(folder, "j", "down", "enter", "w", "enter", "2", "escape", size=WIDE) as visit:
        said = page(visit)
        assert said.startswith("First pass, ")
        for words in (
            "A fragile ending: A full kettle",
            "Ask Ada how the rota came about.",
            " What if, ",
            "A breakdown: Two kettles",
            f"{phrases.lead(labels.PROMPTS[Heading.REACTION])} [b]Oh.[/]",
            "Who? Me.",
            f"{phrases.lead(labels.PROMPTS[Heading.STANDARDS])} 4.1 4.6",
        ):
            assert (words, words in said) == (words, True)


@awaited
async def test_attempts_are_listed_newest_first(folder: Path) -> None:
    """Each with its day and how it ended; what-ifs are counted with their first pass."""
    lived(folder, ASKED, TOLD, ("ask",))
    async with visiting(folder, "j", size=WIDE) as visit:
        assert visit.title == "Journal 3 attempts"
        assert listed(visit) == ["underway", "Two kettles", "A full kettle"]
        await visit.press("down", "down", "enter", "w", "enter", "1", "enter", "3", "enter", "enter", "escape")
        assert listed(visit) == ["underway", "Two kettles", "A full kettle"]
        assert "Two kettles, 1 what-if" in visit.part("Attempts")


@pytest.mark.parametrize(
    ("play", "keys", "screen", "words"),
    [
        (ASKED, (), "debrief", "A fragile ending: A full kettle"),
        (("ask",), (), "play", "Your choice: Ask Ada how the rota came about."),
        (
            ASKED,
            ("enter", "w", "enter", "2", "escape"),
            "play",
            "Your choice: Tell Ada that everybody should refill it.",
        ),
        (ASKED, ("enter", "w", "enter", "2", "enter", "enter", "escape"), "debrief", "A breakdown: Two kettles"),
    ],
    ids=["ended", "underway", "a what-if underway", "a what-if that ended"],
)
@awaited
async def test_enter_goes_back_to_where_one_was(
    folder: Path, play: tuple[str, ...], keys: tuple[str, ...], screen: str, words: str
) -> None:
    """To look back or to go on, and from there back to the journal."""
    lived(folder, play)
    async with visiting(folder, "j", "down", *keys) as visit:
        await visit.press("home", "down", "enter")
        assert (visit.screens, words in visit.text) == (["library", "journal", screen], True)
        await visit.press("escape")
        assert visit.screens == ["library", "journal"]


@awaited
async def test_of_sixty_attempts_fifty_are_listed_at_once_and_the_rest_when_asked_for(folder: Path) -> None:
    """All are there then; the first of the rest is highlighted, so that nobody loses their place."""
    lived(folder, ASKED, *[TOLD] * 59)
    async with visiting(folder, "j", size=(120, 140)) as visit:
        assert (len(listed(visit)), visit.part("Attempts").count("Show more")) == (50, 1)
        await visit.press("end", "enter")
        assert (len(listed(visit)), visit.part("Attempts").count("Show more")) == (60, 0)
        assert visit.title == "Journal 60 attempts"
        assert listed(visit)[-1] == "A full kettle"
        await visit.press("end")
        assert "A fragile ending: A full kettle" in page(visit)


@pytest.mark.parametrize(("number", "offered"), [(49, False), (50, False), (51, True)])
@awaited
async def test_more_is_offered_only_where_there_is_more(folder: Path, number: int, offered: bool) -> None:
    """At the end of the list."""
    lived(folder, *[TOLD] * number)
    async with visiting(folder, "j", "end") as visit:
        assert ("Show more" in visit.part("Attempts")) == offered


@awaited
async def test_enter_pressed_in_haste_on_show_more_opens_nothing(folder: Path) -> None:
    """The second press is not meant for an attempt that was not there yet."""
    lived(folder, *[TOLD] * 60)
    async with visiting(folder, "j", "end") as visit:
        await visit.press_in_haste("enter", "enter")
        assert visit.screens == ["library", "journal"]


@awaited
async def test_one_press_deletes_nothing(folder: Path) -> None:
    """It says what a second would do."""
    lived(folder, ASKED, TOLD)
    async with visiting(folder, "j", "down", "x") as visit:
        assert visit.notices.startswith(labels.DELETE_WARNING)
        assert chosen(folder) == [(None, [*ASKED]), (None, [*TOLD])]


@pytest.mark.parametrize("keys", [("x", "escape"), ("x", "down"), ("x", "x")], ids=["left", "moved", "deleted"])
@awaited
async def test_the_question_whether_to_delete_goes_with_what_it_asks(folder: Path, keys: tuple[str, ...]) -> None:
    """It does not stand over the library or another attempt, nor after the deletion."""
    lived(folder, ASKED, TOLD)
    async with visiting(folder, "j", "down", *keys) as visit:
        assert visit.notices == ""


@pytest.mark.parametrize("leave", ["enter", "escape"], ids=["saved", "not saved"])
@awaited
async def test_after_an_export_the_same_attempt_is_highlighted(folder: Path, documents: Path, leave: str) -> None:
    """Also one that was not among the fifty listed at first; its text is beside it."""
    lived(folder, ASKED, *[TOLD] * 59)
    async with visiting(folder, "j", "end", "enter", "end", size=WIDE) as visit:
        await visit.press("e", leave)
        await visit.press(*["escape"] * (len(visit.screens) - 2))
        assert visit.screens == ["library", "journal"]
        assert "A fragile ending: A full kettle" in page(visit)
        await visit.press("enter")
        assert "A fragile ending: A full kettle" in visit.text


@pytest.mark.parametrize(
    "keys",
    [("x", "down", "x"), ("x", "down", "x", "up", "x"), ("down", "x", "escape", "j", "down", "down", "x")],
    ids=["another", "another, and the first again", "after leaving"],
)
@awaited
async def test_two_presses_on_different_attempts_delete_nothing(folder: Path, keys: tuple[str, ...]) -> None:
    """Each is asked about for itself."""
    lived(folder, ASKED, TOLD)
    async with visiting(folder, "j", "down", *keys):
        assert len(chosen(folder)) == 2


@awaited
async def test_two_presses_on_the_same_attempt_delete_it(folder: Path) -> None:
    """With its what-ifs and what was written; the list, the overview and the library know of it."""
    lived(folder, TOLD, ASKED)
    with records(folder) as database:
        write_down(database, 2, {"reaction": "Oh."})
    async with visiting(folder, "j", "down", "enter", "w", "enter", "2", "enter", "escape", size=WIDE) as visit:
        await visit.press("x", "x")
        assert (visit.title, listed(visit)) == ("Journal 1 attempt", ["Two kettles"])
        await visit.press("escape")
        assert "1 of 2 endings met" in visit.text
    assert (chosen(folder), texts(folder)) == ([(None, ["tell"])], {})


@awaited
async def test_the_overview_cannot_be_opened_deleted_or_exported(folder: Path) -> None:
    """The keys are named only where they do something."""
    lived(folder, ASKED)
    async with visiting(folder, "j", "x", "x", "e", "enter") as visit:
        assert (visit.keys, visit.screens[-1]) == (
            "↑↓ move space page esc back g guidance ? help",
            "journal",
        )
        await visit.press("down")
        assert visit.keys == "↑↓ move enter open e export x delete space page esc back g guidance ? help"
    assert len(chosen(folder)) == 1


@awaited
async def test_an_attempt_whose_scenario_is_gone_can_still_be_read(folder: Path) -> None:
    """With the words it was played with; enter says what is missing."""
    lived(folder, ASKED)
    (folder / "small.yaml").unlink()
    async with visiting(folder, "j", "down", "enter") as visit:
        assert visit.notices == phrases.scenario_gone("A small story")
        assert "Ask Ada how the rota came about." in await visit.whole(".story")


@pytest.mark.parametrize("keys", [("enter",), ("x", "x")], ids=["open", "delete"])
@awaited
async def test_what_another_window_deleted_is_told_to_be_gone(folder: Path, keys: tuple[str, ...]) -> None:
    """Nothing fails, and deleting it once more does no harm."""
    lived(folder, ASKED)
    async with visiting(folder, "j", "down") as visit:
        forget_all(folder)
        await visit.press(*keys)
        assert visit.screens == ["library", "journal"]
        assert ("this attempt is not there any more." in visit.notices) == (keys == ("enter",))


@pytest.mark.parametrize(
    "keys", [("down",), ("down", "enter"), ("down", "e"), ("down", "x", "x"), ("end", "enter")]
)
@awaited
async def test_records_that_cannot_be_read_any_more_are_told(folder: Path, keys: tuple[str, ...]) -> None:
    """Whatever one does, and the way back stays open."""
    lived(folder, *[TOLD] * 51)
    async with visiting(folder, "j") as visit:
        visit.database.close()
        await visit.press(*keys)
        assert "Your records cannot be used just now" in visit.notices
        assert visit.screens == ["library", "journal"]
        await visit.press("escape")
        assert visit.screens == ["library"]


@awaited
async def test_what_cannot_be_deleted_stays(folder: Path, impatient: None) -> None:
    """While another program is writing."""
    lived(folder, ASKED)
    async with visiting(folder, "j", "down") as visit:
        with locked(folder):
            await visit.press("x", "x")
            assert visit.notices.endswith("Your records cannot be used just now: another program is using them.")
        assert visit.title == "Journal 1 attempt"
    assert len(attempts(folder)) == 1


@awaited
async def test_the_learner_finds_everything_in_a_small_window(folder: Path, write: Write) -> None:
    """However long a title is: all letters of it are there, in the list and in the text."""
    title = f"A{' very' * 20} small story about {'w' * 70}"
    write("small.yaml", small_text(FIXED, ("title: A small story", f"title: {title}")))
    lived(folder, ASKED)
    async with visiting(folder, "j", "down", size=(60, 18)) as visit:
        assert "".join(title.split()) in (await visit.whole("Attempts")).replace(" ", "")
        await visit.press("up")
        assert "".join(title.split()) in (await visit.whole(".story")).replace(" ", "")
