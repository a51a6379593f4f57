"""Playing a file while it is being written, line by line."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.preview import Preview
from scenario_trainer.documents.wording import labels
from scenario_trainer.plain.console import Console, LeaveError
from scenario_trainer.plain.preview import play_preview
from tests.support.typist import ASK, FIXED, LOCKED_ROTA, TELL, Typist
from tests.support.variants import SOUND, small_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

TODAY = date(2026, 11, 23)
SMALL = small_text(SOUND, FIXED)
NEW_TEXT = ("The kettle is empty again.", "The kettle is gone.")
BROKEN = SMALL.replace("effects: {trust: +1,", "effects: {turst: +1,")
AGAIN = "enter read the file and play again"


class Author(Typist):
    """Types lines, and saves the file before some of them."""

    def __init__(self, lines: tuple[str, ...], sink: io.StringIO, file: Path, saves: dict[int, str]) -> None:
        super().__init__(lines, sink)
        self._file = file
        self._saves = saves
        self._typed = 0

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO itself has it
        """The next line, after saving."""
        if self._typed in self._saves:
            self._file.write_text(self._saves[self._typed], encoding="utf-8")
        self._typed += 1
        return super().readline(size)


def previewed(
    write: Write, *lines: str, text: str = SMALL, at: str | None = None, saves: dict[int, str] | None = None
) -> str:
    """All that is said and typed; `saves` are the file's later texts, by the number of the line they go before."""
    file = write("small.yaml", text)
    sink = io.StringIO()
    with suppress(LeaveError):
        play_preview(Preview(file, TODAY, at), Console(Author(lines, sink, file, saves or {}), sink))
    return sink.getvalue()


def test_it_begins_with_the_problems_and_the_story(write: Write) -> None:
    """The scenes that simply go on are not left out."""
    assert previewed(write).startswith(f"\nsmall.yaml\n\n{labels.NO_PROBLEMS}\n\nThe kettle is empty again.\n")


def test_each_problem_is_told_with_its_line(write: Write) -> None:
    """A warning does not keep the story from being played."""
    said = previewed(write, text=small_text(FIXED))
    assert said.startswith("\nsmall.yaml: 1 problem\n- Line 76, warning T501: ‘whisper’ has no feedback")
    assert "The kettle is empty again." in said


def test_a_file_that_cannot_be_played_is_waited_for(write: Write) -> None:
    """Until it is mended."""
    said = previewed(write, "", "", text=BROKEN, saves={1: SMALL})
    assert said.count("- Line 45, error R303: There is no gauge or flag ‘turst’") == 2
    assert said.count("The kettle is empty again.") == 1
    assert said.index(labels.NO_PROBLEMS) < said.index("The kettle is empty again.")


def test_what_was_saved_is_played_after_the_end(write: Write) -> None:
    """And not before: nothing changes under a reader's eyes."""
    said = previewed(write, "", TELL, "", "", "", saves={1: SMALL.replace(*NEW_TEXT)})
    before, after = said.split("Debrief: A small story")
    assert ("The kettle is gone." in before, "The kettle is gone." in after) == (False, True)


def test_what_was_saved_is_played_after_leaving(write: Write) -> None:
    """Without going to the end first."""
    said = previewed(write, "l", "", saves={0: SMALL.replace(*NEW_TEXT)})
    assert said.index("The kettle is empty again.") < said.index(AGAIN) < said.index("The kettle is gone.")


def test_a_version_that_cannot_be_played_leaves_the_one_before(write: Write) -> None:
    """With what is wrong with the new one."""
    said = previewed(write, "l", "", saves={0: BROKEN.replace(*NEW_TEXT)})
    assert said.count("The kettle is empty again.") == 2
    assert "Line 45, error R303" in said


def test_one_can_begin_in_a_scene(write: Write) -> None:
    """It is on show at once, with the choices it has in that state."""
    said = previewed(write, at="week")
    assert said.startswith(f"\nsmall.yaml\n\n{labels.NO_PROBLEMS}\n\nThe kettle is full for a week.\n")


def test_one_can_begin_in_a_scene_that_simply_goes_on(write: Write) -> None:
    """It is not read over."""
    text = SMALL.replace("start: door", "start: kitchen")
    text = text.replace("        once: true\n        goto: kitchen", "        goto: door")
    said = previewed(write, text=text, at="door")
    assert said.startswith(f"\nsmall.yaml\n\n{labels.NO_PROBLEMS}\n\nThe kettle is empty again.\n")


def test_the_same_scene_can_be_reached_in_another_state(write: Write) -> None:
    """One after the other, and then the first again; asking for the file again stays with the state."""
    said = previewed(write, *["l", "n"] * 3, "l", "", at="kitchen")
    values = re.findall(r"Trust in the kitchen: (\d)", said)
    assert f"{AGAIN}, n come here in the next state, or h" in said
    assert [values[:3], len(values), values[4] == values[3]] == [["2", "3", "1"], 5, True]


def test_another_state_is_offered_only_where_there_is_one(write: Write) -> None:
    """At the start there is not."""
    said = previewed(write, "l", "n")
    assert f"\n{AGAIN}, or h\n> n\nPlease type one of these:" in said


def test_a_scene_that_is_gone_begins_at_the_start(write: Write) -> None:
    """The author may have renamed it."""
    said = previewed(write, "l", "", at="week", saves={0: SMALL.replace("week", "month")})
    assert said.index(AGAIN) < said.index("The kettle is empty again.")


@pytest.mark.parametrize("typed", [("q",), ("l", "q"), ("", ASK, "", LOCKED_ROTA), ()], ids=len)
def test_leaving_ends_it_without_another_word(write: Write, typed: tuple[str, ...]) -> None:
    """By q, or by the end of the input."""
    assert re.search(r"\n> (q\n)?\n+$", previewed(write, *typed))
