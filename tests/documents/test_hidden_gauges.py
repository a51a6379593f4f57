"""A gauge that is not shown is in nothing that a learner reads or keeps."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.cpd_record import cpd_record
from scenario_trainer.play.flow import Flow
from scenario_trainer.play.moments import Timing
from scenario_trainer.render.exports import FORMATS, export
from scenario_trainer.story.library import open_library
from tests.support.documents import texts
from tests.support.every_document import every_document
from tests.support.playing import Records, at_rest, play
from tests.support.variants import HIDDEN, small_text

if TYPE_CHECKING:
    from pathlib import Path

DECIDING = small_text(
    HIDDEN,
    ("{trust: +1, asked: true}", "{trust: +1, secret: +1, asked: true}"),
    ("{trust: -2}", "{trust: -2, secret: -1}"),
    (
        "It leaves the quarrel where it was.\n        goto: week",
        "It leaves the quarrel where it was.\n        goto: [{when: secret >= 1, to: week}, {to: apart}]",
    ),
)
"""The small story, in which a gauge that is not shown moves and decides."""
NOT_FOR_LEARNERS = ("problems", "guide")


def test_no_document_names_it(tmp_path: Path) -> None:
    """From the briefing to the reasons of an ending and what is asked again."""
    documents = every_document(tmp_path, DECIDING)
    found = {name: [text for text in texts(each) if "ecret" in text] for name, each in documents.items()}
    assert {name: said for name, said in found.items() if said and name not in NOT_FOR_LEARNERS} == {}


@pytest.mark.parametrize("suffix", [each for each in FORMATS if each != "docx"])
def test_no_export_holds_it(tmp_path: Path, suffix: str) -> None:
    """Whether a format renders a document or serialises data; a DOCX, which is packed, has what HTML has."""
    (tmp_path / "small.yaml").write_text(DECIDING, encoding="utf-8")
    library = open_library(tmp_path)
    scenario = library.load(library.entries[0]).value
    assert scenario is not None
    with closing(Records(tmp_path / "data")) as database:
        flow = Flow(library, database, seed=1)
        session = play(flow.begin(scenario, Timing.COACHED), "tell")
        at_rest(session)
        flow.finish(session)
        record = cpd_record(flow.journal.family(1), flow.guidance, scenario)
    assert b"ecret" not in export([record], flow.guidance, suffix)
