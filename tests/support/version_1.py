"""Records as version 1 of the tables had them: a first pass and its what-if."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

Row = dict[str, Any]


def _attempt(id_: int, first_pass: int | None, began: str, underway: str | None) -> Row:
    ended = first_pass is not None
    return {
        "id": id_,
        "uid": f"uid-{id_}",
        "first_pass": first_pass,
        "scenario": "small",
        "title": "A small story",
        "timing": "coached",
        "seed": 1,
        "began": began,
        "ending": "week" if ended else None,
        "ending_kind": "fragile" if ended else None,
        "ending_title": "A full kettle" if ended else None,
        "ended": began if ended else None,
        "underway": underway,
    }


def _decision(attempt: int, number: int, choice: str, alignment: str | None, decided: str, why: str = "") -> Row:
    return {
        "attempt": attempt,
        "number": number,
        "scene": "kitchen",
        "choice": choice,
        "title": "Monday, 8.55",
        "text": f"{choice}.",
        "alignment": alignment,
        "decided": decided,
        "why": why,
        "sure": 3 if why else None,
    }


ATTEMPTS = [
    _attempt(1, None, "2026-11-02T09:00:00+00:00", None),
    _attempt(2, 1, "2026-11-02T09:30:00.250000+00:00", "2026-11-02T09:30:00.260000+00:00"),
]
ROWS: dict[str, list[Row]] = {
    "attempts": ATTEMPTS,
    "decisions": [
        _decision(1, 1, "ask", "reflects", "2026-11-02T09:01:30+00:00", "To know more."),
        _decision(1, 2, "tell", "partly", "2026-11-02T09:20:00+00:00"),
        _decision(2, 1, "ask", "reflects", "2026-11-02T09:01:30+00:00", "To know more."),
        _decision(2, 2, "whisper", None, "2026-11-02T09:30:00.250000+00:00"),
    ],
    "tallies": [
        {
            "principle": "visible-value",
            "attempt": 1,
            "reflected": 0,
            "partly": 1,
            "against": 0,
            "not_taken_up": 1,
        }
    ],
    "writings": [{"attempt": 1, "prompt": "learnt", "text": "To ask.", "written": "2026-11-02T09:40:00+00:00"}],
    "cards": [
        {
            "scenario": "small",
            "scene": "kitchen",
            "attempt": 1,
            "number": 2,
            "due": "2026-11-04T09:20:00+00:00",
            "memory": None,
        }
    ],
}
BACKUP: Row = {"scenario-trainer": "records", "version": 1, **ROWS}
"""The backup that version 1 made of them."""


def fill(connection: sqlite3.Connection) -> None:
    """Put the rows into tables of version 1."""
    for table, rows in ROWS.items():
        for row in rows:
            connection.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values())
            )
