"""How the decisions of first passes are aligned with each principle.

The database counts the decisions of each family's first attempt as they are kept. Where that was left by stepping
back and another is the first pass (see `families.passes`), the decisions of the latter count instead, by the id of
the family; not so where version 1 kept them, without the alignments of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.families import first_pass_of
from scenario_trainer.records.values import reading, up_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.records.database import Database


MOST = 1_000_000
"""More than one attempt has decisions."""

_OTHERWISE = f"""
    WITH gone_on_otherwise AS (
        SELECT family, attempt FROM (
            SELECT begun.id AS family, {first_pass_of("begun.id")} AS attempt
            FROM attempts AS begun
            WHERE first_pass IS NULL AND version IS NOT NULL
                AND EXISTS (SELECT 1 FROM attempts AS other WHERE other.first_pass = begun.id)
        ) WHERE attempt <> family
    ), tallied_otherwise AS (
        SELECT
            key AS principle, family AS attempt, sum(value IS 'reflects') AS reflected,
            sum(value IS 'partly') AS partly, sum(value IS 'against') AS against,
            sum(value IS NULL) AS not_taken_up
        FROM gone_on_otherwise JOIN decisions USING (attempt),
            json_each(iif(json_valid(alignments), alignments, '{{}}'))
        WHERE key IS NOT NULL
        GROUP BY principle, family
    )
"""
"""The families of which another attempt counts than the first, and the tallies of that by the id of the family."""
_AS_KEPT = "attempt NOT IN (SELECT family FROM gone_on_otherwise)"


class Tally(NamedTuple):
    """How decisions are aligned with a principle."""

    reflected: int
    partly: int
    against: int
    not_taken_up: int
    """Decisions in which only a choice that was not taken named it."""

    @property
    def in_play(self) -> int:
        """In how many decisions it was in play."""
        return sum(self)

    @property
    def taken_up(self) -> float:
        """The share of those decisions that reflected it, a half for each that partly did."""
        return (self.reflected + self.partly / 2) / self.in_play if self.in_play else 0.0


class PrincipleTotal(NamedTuple):
    """A principle over all first passes."""

    tally: Tally
    last_met: int
    """The id of the newest first pass in which it was in play."""


def principle_totals(database: Database) -> dict[str, PrincipleTotal]:
    """For each principle that has been in play, by its id, its tally over all first passes.

    What no attempt adds up to is left out.
    """
    columns = ", ".join(Tally._fields)
    valid = ", ".join(f"sum(iif({each} BETWEEN 0 AND {MOST}, {each}, 0)) AS {each}" for each in Tally._fields)
    sums = ", ".join(f"sum({each})" for each in Tally._fields)
    # The many that are as they were kept are added up in the order in which the table has them.
    found = database.rows(
        f"{_OTHERWISE} SELECT principle, {sums}, max(attempt) FROM"
        f" (SELECT principle, {valid}, max(attempt) AS attempt FROM tallies WHERE {_AS_KEPT} GROUP BY principle"
        f" UNION ALL SELECT principle, {columns}, attempt FROM tallied_otherwise) GROUP BY principle"
    )
    return {row[0]: PrincipleTotal(Tally(*map(int, row[1:5])), row[5]) for row in found}


def tallies_of(database: Database, attempts: Sequence[int]) -> dict[tuple[int, str], Tally]:
    """The tallies of these first passes, by attempt and principle; none for a principle that was not in play."""
    ids = ",".join(map(str, attempts))  # whole numbers from the database itself
    columns = f"attempt, principle, {', '.join(Tally._fields)}"
    found = database.rows(
        f"{_OTHERWISE} SELECT {columns} FROM tallies WHERE attempt IN ({ids}) AND {_AS_KEPT}"
        f" UNION ALL SELECT {columns} FROM tallied_otherwise WHERE attempt IN ({ids})"
    )
    with reading(database) as reader:
        return {
            (row["attempt"], row["principle"]): Tally(
                *(reader.value(row["attempt"], up_to(MOST), each, 0) for each in row[2:])
            )
            for row in found
        }
