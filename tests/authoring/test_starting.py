"""The scenario to start from: complete, clean, and never in the way of what is there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.check import check
from scenario_trainer.authoring.starting import starting_scenario, write_starting_scenario
from scenario_trainer.story.loading import load_head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TODAY = date(2026, 11, 23)
BAD_IDS = ["", "My-Story", "my_story", "my story", "my--story", "-story", "story-", "../story", "story.yaml", "é"]


@pytest.mark.parametrize("scenario_id", ["x", "my-first-story", "2026", "no", "null"])
def test_what_is_written_only_waits_to_be_replaced(tmp_path: Path, scenario_id: str) -> None:
    """Nothing else is the matter with it, whatever YAML might take the id for."""
    file = write_starting_scenario(tmp_path, scenario_id, TODAY)
    assert file == tmp_path / f"{scenario_id}.yaml"
    (problem,) = check([file], TODAY).problems
    assert problem.message == "‘The title that the library shows’ is a sentence of the template for new scenarios."


def test_it_says_what_can_be_written_where(tmp_path: Path) -> None:
    """As comments, with the words that are allowed."""
    text = write_starting_scenario(tmp_path, "x", TODAY).read_text("utf-8")
    assert "# initial | continuing\n" in text
    assert "# good-enough | fragile | stalemate | breakdown\n" in text
    assert [line for line in text.splitlines() if "{{" in line or "}}" in line] == []


@pytest.mark.parametrize(
    ("today", "due"),
    [(date(2026, 11, 23), date(2027, 11, 23)), (date(2028, 2, 29), date(2029, 2, 28))],
    ids=["any day", "a leap day"],
)
def test_it_is_written_today_and_due_in_a_year(tmp_path: Path, today: date, due: date) -> None:
    """Whether or not that year has the day."""
    head = load_head(write_starting_scenario(tmp_path, "x", today)).value
    assert head is not None
    assert (head.provenance.written, head.provenance.review_due) == (today, due)


@pytest.mark.parametrize("scenario_id", BAD_IDS)
def test_a_bad_id_is_refused(tmp_path: Path, scenario_id: str) -> None:
    """Before anything is written."""
    with pytest.raises(ValueError, match="cannot be an id: use lower-case words and digits joined by hyphens"):
        write_starting_scenario(tmp_path, scenario_id, TODAY)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "better"), [("My Story", "my-story"), ("my-story.yaml", "my-story"), ("tŷ", "ty")]
)
def test_a_bad_id_is_refused_with_a_good_one(tmp_path: Path, typed: str, better: str) -> None:
    """Where there is one like it."""
    with pytest.raises(ValueError, match=rf"\. Did you mean ‘{better}’\?$"):
        write_starting_scenario(tmp_path, typed, TODAY)


def test_the_guidances_name_is_no_scenarios(tmp_path: Path) -> None:
    """The folder would take the file for its guidance."""
    with pytest.raises(ValueError, match=r"guidance\.yaml is the folder's guidance"):
        starting_scenario("guidance", TODAY)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """The file that is there stays byte for byte, even where it ends in the middle of a line."""
    there = tmp_path / "x.yaml"
    there.write_bytes(b"mine\r\n\xff")
    with pytest.raises(FileExistsError, match=r"^x\.yaml is there already; nothing was written\.$"):
        write_starting_scenario(tmp_path, "x", TODAY)
    assert (there.read_bytes(), names(tmp_path)) == (b"mine\r\n\xff", ["x.yaml"])


def test_a_folder_in_the_files_place_is_not_touched(tmp_path: Path) -> None:
    """It counts as being there."""
    (tmp_path / "x.yaml").mkdir()
    with pytest.raises(FileExistsError, match="is there already"):
        write_starting_scenario(tmp_path, "x", TODAY)


def names(folder: Path) -> Sequence[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())
