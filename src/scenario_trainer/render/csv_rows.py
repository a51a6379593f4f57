"""CPD records as CSV: one row for each decision."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scenario_trainer.documents.cpd_record import FORM
from scenario_trainer.documents.debrief import other_ending
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.story.controls import visible
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.play.journal import KeptDecision

COLUMNS = (
    "attempt",
    "scenario",
    "version",
    "title",
    "description",
    "date",
    "minutes",
    "ending_scene",
    "ending_kind",
    "ending",
    "what_ifs",
    "one_decision_away",
    "number",
    "scene",
    "choice",
    "question",
    "text",
    *(alignment.value for alignment in Alignment),
    "reason",
    "confidence",
    "note",
    *(heading.value for heading in FORM),
    "standards",
    "reflections",
    "sources",
)


def as_csv(records: Sequence[CpdRecord]) -> bytes:
    """The rows under their headings, with a byte order mark so that spreadsheets read them as UTF-8."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for record in records:
        for number, decision in enumerate(record.decisions or (None,), start=1):
            cells = [*_record(record), *_decision(number, decision), *_writing(record)]
            writer.writerow([_inert(cell) for cell in cells])
    return b"\xef\xbb\xbf" + sheet.getvalue().encode()


def _record(record: CpdRecord) -> list[object]:
    ending, others = record.ending, map(other_ending, record.one_decision_away or ())
    return [
        record.attempt,
        record.scenario,
        record.version,
        record.title,
        record.description,
        record.day.isoformat(),
        record.minutes,
        *((ending.scene, ending.kind.value, ending.title) if ending else ("", "", "")),
        record.what_ifs,
        "\n".join(phrases.labelled(each.text, each.label) for each in others),
    ]


def _decision(number: int, decision: KeptDecision | None) -> list[object]:
    if decision is None:
        return [""] * 11
    named = {
        alignment: [key for key, found in decision.alignments.items() if found is alignment]
        for alignment in Alignment
    }
    confidence = decision.rationale.confidence
    return [
        number,
        decision.scene,
        decision.choice,
        decision.question,
        decision.text,
        *("; ".join(named[alignment]) for alignment in Alignment),
        decision.rationale.reason,
        labels.CONFIDENCE[confidence] if confidence else "",
        decision.note,
    ]


def _writing(record: CpdRecord) -> list[object]:
    reflections = "\n".join(f"{phrases.asked(prompt)} {text}" for prompt, text in record.reflections.items())
    form = [record.written.get(heading, "") for heading in FORM]
    return [*form, "; ".join(record.standards), reflections, "; ".join(record.sources)]


def _inert(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula, and no terminal for a command."""
    if not isinstance(cell, str):
        return cell
    text = visible(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\n")) else text
