"""What a learner has met of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.met import Met, met
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import of_scenario
from tests.support.playing import play, reconsidered
from tests.support.variants import RING, small_text, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

    Tell = Callable[[str], Scenario]

FILLED, TOLD_YOU = ("door", "The kettle is empty again."), ("kitchen", "She has told you about the rota.")
BEGUN = {FILLED, ("kitchen", "Ada holds the empty kettle.")}


def choices(*ids: str) -> set[tuple[str, str]]:
    """Choices of the kitchen."""
    return {("kitchen", key) for key in ids}


def test_an_attempt_meets_scenes_texts_and_choices(session: Session, database: Database, small: Scenario) -> None:
    """Scenes that simply go on, and choices that were locked, among them; a hidden choice is not."""
    play(session, "tell")
    assert met(small, of_scenario(database, "small")) == Met(
        frozenset({"door", "kitchen", "apart"}),
        frozenset({*BEGUN, ("apart", "You drink water.")}),
        frozenset(choices("ask", "tell", "rota")),
        frozenset(choices("tell")),
    )


def test_what_ifs_and_further_attempts_count(
    session: Session, database: Database, small: Scenario, guidance: Guidance
) -> None:
    """All together."""
    play(session, "tell")
    play(begin(database, small, guidance, timing=Timing.COACHED, seed=1), "ask")
    found = met(small, of_scenario(database, "small"))
    assert found.taken == choices("ask", "tell")
    assert TOLD_YOU in found.texts
    assert "week" not in found.scenes
    reconsidered(session, 1, "ask", "rota")
    assert "week" in met(small, of_scenario(database, "small")).scenes


def test_attempts_at_other_scenarios_do_not_count(session: Session, database: Database) -> None:
    """Whatever their scenes are called."""
    play(session, "tell")
    assert of_scenario(database, "large") == ()


def test_nothing_was_met_before_the_first_decision(session: Session, database: Database, small: Scenario) -> None:
    """Since nothing is kept before it."""
    assert session.decisions == ()
    assert met(small, of_scenario(database, "small")) == Met()


def test_what_was_kept_counts_where_the_story_has_changed(
    session: Session, database: Database, tell: Tell
) -> None:
    """Under the first decision: it cannot be replayed, and was met with what it offered and its ending."""
    play(session, "ask", "rota")
    changed = tell(
        small_text(("effects: {trust: +1, asked: true}", "when: trust > 3"), ("        once: true\n", ""))
    )
    found = met(changed, of_scenario(database, "small"))
    assert found.scenes == {"door", "kitchen", "week"}
    assert found.taken == choices("ask", "rota")
    assert found.choices == choices("ask", "tell", "rota", "whisper")
    assert TOLD_YOU not in found.texts


def test_a_story_that_goes_round_now_was_met_up_to_there(session: Session, database: Database, tell: Tell) -> None:
    """Which is no reason to refuse."""
    play(session, "ask", "rota")
    ring = tell(
        small_text(with_scenes(RING), ("once: true\n        goto: kitchen", "once: true\n        goto: round"))
    )
    assert "kitchen" in met(ring, of_scenario(database, "small")).scenes
