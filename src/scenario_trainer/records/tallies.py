"""How the decisions of first passes are aligned with each principle, counted by the database as they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.records.values import reading, up_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.records.database import Database


MOST = 1_000_000
"""More than one attempt has decisions."""


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
    sums = ", ".join(f"sum(iif({each} BETWEEN 0 AND {MOST}, {each}, 0))" for each in Tally._fields)
    found = database.rows(f"SELECT principle, {sums}, max(attempt) FROM tallies GROUP BY principle")
    return {row[0]: PrincipleTotal(Tally(*map(int, row[1:5])), row[5]) for row in found}


def tallies_of(database: Database, attempts: Sequence[int]) -> dict[tuple[int, str], Tally]:
    """The tallies of these first passes, by attempt and principle; none for a principle that was not in play."""
    ids = ",".join(map(str, attempts))  # whole numbers from the database itself
    found = database.rows(
        "SELECT attempt, principle, reflected, partly, against, not_taken_up FROM tallies"
        f" WHERE attempt IN ({ids})"
    )
    with reading(database) as reader:
        return {
            (row["attempt"], row["principle"]): Tally(
                *(reader.value(row["attempt"], up_to(MOST), each, 0) for each in row[2:])
            )
            for row in found
        }
