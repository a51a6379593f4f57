"""What a learner writes about a decision before it is taken."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.terms import Confidence, Rationale
from scenario_trainer.records.values import Reader, optional, text

if TYPE_CHECKING:
    from scenario_trainer.records.database import Database

_FAMILY = "(SELECT ifnull(first_pass, id) FROM attempts WHERE id = ?)"


class Draft(NamedTuple):
    """What was written about a decision that is not taken yet."""

    note: str = ""
    rationale: Rationale = Rationale()


def keep_draft(database: Database, scenario: str, attempt_id: int | None, scene: str, draft: Draft) -> None:
    """Keep a draft in place of the one before it, for an attempt's family or, with None, for one that begins.

    The database deletes it with the decision that is taken then. Of an attempt that was deleted nothing is kept.
    Raises RecordsError.
    """
    with database.writing() as connection:
        family = connection.execute(f"SELECT {_FAMILY}", (attempt_id,)).fetchone()[0]
        connection.execute("DELETE FROM drafts WHERE scenario = ? AND attempt IS ?", (scenario, family))
        is_deleted = family is None and attempt_id is not None
        if draft != Draft() and not is_deleted:
            connection.execute(
                "INSERT INTO drafts (scenario, attempt, scene, note, reason, confidence)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (scenario, family, scene, draft.note, *draft.rationale),
            )


def kept_draft(database: Database, scenario: str, attempt_id: int | None, scene: str) -> Draft:
    """What was kept of a decision in a scene; an empty draft where there is none. Raises RecordsError."""
    found = database.rows(
        f"SELECT note, reason, confidence FROM drafts WHERE scenario = ? AND attempt IS {_FAMILY} AND scene = ?",
        (scenario, attempt_id, scene),
    )
    for note, reason, confidence in found:
        value = partial(Reader().value, 0)  # what is damaged is left out; no attempt lacks anything by that
        given = Rationale(value(text, reason, ""), value(optional(Confidence), confidence, None))
        return Draft(value(text, note, ""), given)
    return Draft()
