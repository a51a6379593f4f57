"""What 10,000 attempts add to the library, the journal and going on with an attempt, against an empty database.

    python -m benchmarks.many_attempts [ATTEMPTS]

Each time is the best of several, of reading what the screen shows from the database.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_trainer.play.flow import Flow
from scenario_trainer.play.journal import Journal
from scenario_trainer.play.kept_sessions import begin, resume
from scenario_trainer.play.moments import Ended, Timing
from scenario_trainer.records.database import Database
from scenario_trainer.story.entries import TUTORIAL
from scenario_trainer.story.library import bundled_folder, open_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.play.session import Session
    from scenario_trainer.story.library import Library
    from scenario_trainer.story.model import Scenario

DECISIONS = 12
"""How many each attempt has."""


def play(session: Session) -> None:
    """Take the first open choice of each decision until the end."""
    while not isinstance(session.moment, Ended):
        for option in session.scenario.scenes[session.played.states[-1].scene].choices:
            try:
                session.choose(option)
                break
            except ValueError:
                continue
        while not session.settled:
            session.go_on()


def fill(database: Database, library: Library, number: int) -> None:
    """Copy attempts that were really played until there are so many, spread over the scenarios and over years."""
    ids = [entry.id for entry in library.entries]
    principles = list(library.guidance.principles)
    began = datetime.now(UTC) - timedelta(days=3000)
    with database.writing() as connection:
        for each in range(1, number + 1):
            day = (began + timedelta(hours=7 * each)).isoformat()
            scenario = ids[each % len(ids)]
            connection.execute(
                "INSERT INTO attempts (uid, scenario, title, timing, seed, began, ending, ending_kind,"
                " ending_title, ended) VALUES (?, ?, ?, 'coached', 1, ?, ?, 'fragile', 'An ending', ?)",
                (f"made-{each}", scenario, scenario, day, f"ending-{each % 5}", day),
            )
        rows = connection.execute("SELECT id, scenario, began FROM attempts WHERE uid LIKE 'made-%'").fetchall()
        connection.executemany(
            "INSERT INTO decisions (attempt, number, scene, choice, question, text, decided, seconds, offered,"
            " alignments) VALUES (?, ?, ?, 'choice', 'What do you say to that?', ?, ?, 30, '[\"choice\"]', ?)",
            [
                (
                    row["id"],
                    number,
                    f"scene-{number}",
                    "What was said or done, in some twenty words." * 3,
                    row["began"],
                    json.dumps(dict.fromkeys(principles[number % 3 :: 3], "partly")),
                )
                for row in rows
                for number in range(1, DECISIONS + 1)
            ],
        )
        connection.executemany(
            "INSERT INTO writings VALUES (?, ?, ?, ?)",
            [
                (row["id"], prompt, "What was learnt, in a sentence or two.", row["began"])
                for row in rows
                for prompt in ("reaction", "learnt", "commitment", "follow-up")
            ],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO cards (scenario, scene, attempt, number, due) VALUES (?, ?, ?, 1, ?)",
            [(row["scenario"], f"scene-{row['id'] % 12}", row["id"], row["began"]) for row in rows],
        )


def best(action: Callable[[], object]) -> float:
    """Milliseconds, the best of several."""
    times = []
    for _ in range(7):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def measured(database: Database, library: Library, tutorial: Scenario) -> dict[str, float]:
    """Milliseconds for each screen."""
    session = begin(database, tutorial, library.guidance, timing=Timing.COACHED, seed=1)
    play(session)
    attempt_id = session.attempt_id
    assert attempt_id is not None

    flow, journal = Flow(library, database), Journal(database, library.guidance)

    def journal_screen() -> None:
        journal.page(50)
        journal.overview(library.entries)

    return {
        "library": best(flow.progress),
        "journal": best(journal_screen),
        "resume": best(lambda: resume(database, tutorial, library.guidance, attempt_id)),
        "opening": best(lambda: Database(database.path.parent, print).close()),
    }


def main(number: int) -> None:
    """Print what each screen takes with an empty and with a full database."""
    library = open_library(bundled_folder())
    entry = library.find(TUTORIAL)
    tutorial = library.load(entry).value if entry else None
    assert tutorial is not None
    with tempfile.TemporaryDirectory() as folder:
        with closing(Database(Path(folder, "empty"), print)) as database:
            empty = measured(database, library, tutorial)
        with closing(Database(Path(folder, "full"), print)) as database:
            fill(database, library, number)
            full = measured(database, library, tutorial)
            size = database.path.stat().st_size / 2**20
    print(f"{number} attempts of {DECISIONS} decisions, {size:.0f} MiB")
    for screen, before in empty.items():
        after = full[screen]
        print(f"{screen:8} empty {before:6.1f} ms   full {after:6.1f} ms   added {after - before:6.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
