"""The journal: what all attempts add up to, and each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scenario_trainer.documents.journal import (
    attempt_document,
    attempts_list,
    family_state,
    journal_overview,
    kept_findings,
)
from scenario_trainer.documents.parts import Finding, Grid, Section
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.writing import QUESTION, Heading
from scenario_trainer.records.writings import write as write_down
from scenario_trainer.story.terms import Alignment
from tests.support.documents import said, sections
from tests.support.playing import at_rest, kept, play, reconsidered

if TYPE_CHECKING:
    from scenario_trainer.documents.parts import Document
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.play.session import Session
    from scenario_trainer.story.model import Scenario

TELL = "Tell Ada that everybody should refill it."


def overview(flow: Flow) -> Document:
    """The overview of the journal as it is now."""
    entries = flow.library.entries
    return journal_overview(flow.journal.overview(entries), flow.progress(), entries)


def finished(flow: Flow, scenario: Scenario, *choices: str) -> Session:
    """A first pass to its end, looked back on."""
    session = play(flow.begin(scenario, Timing.COACHED), *choices)
    at_rest(session)
    flow.finish(session)
    return session


def test_an_empty_journal_says_what_will_be_in_it(flow: Flow) -> None:
    """Rather than empty charts."""
    document = overview(flow)
    assert (document.title, said(document.parts)) == (labels.JOURNAL, [labels.EMPTY_JOURNAL])


def test_the_overview_adds_up_what_was_done(flow: Flow, scenario: Scenario) -> None:
    """Totals, what to play next and why, what one meant to try, and the endings met of all."""
    finished(flow, scenario, "tell")
    finished(flow, scenario, "ask", "rota")
    play(flow.begin(scenario, Timing.COACHED), "ask")
    write_down(flow.database, 2, {Heading.COMMITMENT: "Ask first.", Heading.FOLLOW_UP: "I did."})
    document = overview(flow)
    found = sections(document.parts)
    assert list(found) == [
        labels.SO_FAR,
        labels.PLAY_NEXT,
        labels.COMMITMENTS,
        labels.OVER_TIME,
        labels.ENDINGS_MET,
    ]
    assert found[labels.SO_FAR][:6] == [
        *(labels.SCENARIOS_ENDED, "1 of 1"),
        *(labels.SCENARIOS_UNDERWAY, "1"),
        *(labels.ENDINGS_MET, "2 of 2"),
    ]
    assert re.fullmatch(r"\d minutes?", found[labels.SO_FAR][-1])
    assert re.fullmatch(r"A small story\. It has ‘.+’ in it, and .+\.", found[labels.PLAY_NEXT][0])
    assert found[labels.COMMITMENTS][1:] == ["Ask first.", labels.FOLLOW_UP, "I did."]
    assert found[labels.COMMITMENTS][0].startswith("A small story, ")
    assert found[labels.ENDINGS_MET] == ["A small story", "2 of 2 endings met"]


def test_each_principle_has_a_row_in_a_grid_of_first_passes(flow: Flow, scenario: Scenario) -> None:
    """Oldest first, with what occurred in each; a pass in which the principle was not in play is a gap."""
    finished(flow, scenario, "ask", "rota")
    finished(flow, scenario, "tell")
    (grid,) = (
        part
        for section in overview(flow).parts
        if isinstance(section, Section)
        for part in section.parts
        if isinstance(part, Grid)
    )
    assert [row.principle for row in grid.rows] == [each.title for each in flow.guidance.principles.values()]
    found = {row.principle: row for row in grid.rows}
    assert found["Begin small"].cells == ((Alignment.REFLECTS,), ())
    assert found["Ask before you tell"].cells == ((Alignment.REFLECTS,), (None,))


def test_what_was_not_played_yet_is_counted(flow: Flow, scenario: Scenario) -> None:
    """Nothing is said of endings that were never met."""
    play(flow.begin(scenario, Timing.COACHED), "ask")
    assert sections(overview(flow).parts)[labels.ENDINGS_MET] == [phrases.not_yet_played(1)]


def test_an_attempt_is_shown_with_its_what_ifs_and_what_was_written(flow: Flow, scenario: Scenario) -> None:
    """All decisions with how they stand and what was thought, each ending, and the learner's words."""
    session = play(
        flow.begin(scenario, Timing.COACHED), "tell", rationale=Rationale("My kettle.", Confidence.CERTAIN)
    )
    session.write_note("Too loud.")
    at_rest(session)
    reconsidered(session, 1, "ask")
    write_down(flow.database, 1, {Heading.REACTION: "Oh.", f"{QUESTION}Who?": "Me.", Heading.STANDARDS: "4.1 4.6"})
    document = attempt_document(flow.journal.family(2), flow.guidance)
    assert document.title == "A small story"
    first, what_if, written = sections(document.parts).items()
    assert first[0].startswith(f"{labels.FIRST_PASS}, ")
    assert first[1][:3] == ["A breakdown", "Two kettles", labels.TIME_SPENT]
    assert first[1][4:] == [
        *("Ada wants the kettle filled before nine. What do you do?", TELL),
        *("Partly reflects", "Show what it is good for", "Works against", "Facts boil no water"),
        phrases.rationale(Rationale("My kettle.", Confidence.CERTAIN)),
        *(labels.YOUR_NOTE, "Too loud."),
    ]
    assert what_if[0].startswith(f"{labels.WHAT_IF}, ")
    assert what_if[1][0].startswith("underway; ")
    assert written[0] == labels.WHAT_YOU_WROTE
    assert sorted(written[1]) == sorted(
        [
            *(labels.PROMPTS[Heading.REACTION], "Oh."),
            *("Who?", "Me."),
            *(labels.PROMPTS[Heading.STANDARDS], "4.1 4.6"),
        ]
    )


def test_what_was_taken_back_stands_last_and_says_where_it_was_left(flow: Flow, scenario: Scenario) -> None:
    """The pass that went on without it is the first pass, and what the list names."""
    session = play(flow.begin(scenario, Timing.COACHED), "ask", "tell")
    session.reopen(2)
    play(session, "whisper")
    page = flow.journal.family(1)
    first, left = sections(attempt_document(page, flow.guidance).parts).items()
    assert (first[0].split(",")[0], first[1][1]) == (labels.FIRST_PASS, "A full kettle")
    assert (left[0].split(",")[0], left[1][0].split(";")[0]) == (labels.TAKEN_BACK, "left after 2 decisions")
    assert family_state(page.attempts).endswith(": A full kettle")


def test_attempts_are_listed_with_their_day_and_how_they_stand(flow: Flow, scenario: Scenario) -> None:
    """Each on one line."""
    finished(flow, scenario, "ask", "rota")
    reconsidered(finished(flow, scenario, "tell"), 1, "ask")
    play(flow.begin(scenario, Timing.COACHED), "ask")
    document = attempts_list(flow.journal.page(9).families)
    assert document.title == labels.ATTEMPTS
    lines = [re.sub(r"\d+ \w+ \d{4}", "DAY", line) for line in said(document.parts)]
    assert lines == [
        "A small story, DAY: underway",
        "A small story, DAY: Two kettles, 1 what-if",
        "A small story, DAY: A full kettle",
    ]


def test_what_earlier_versions_kept_has_what_is_known(flow: Flow, session: Session) -> None:
    """A decision that was rated as a whole, and a principle that is not in this guidance."""
    decision = kept(play(session, "ask"), flow.database).decisions[0]
    old = decision._replace(alignments={"gone": Alignment.AGAINST, "other": None}, overall=Alignment.PARTLY)
    assert list(kept_findings(old, flow.guidance)) == [
        Finding(Alignment.PARTLY, labels.AS_A_WHOLE),
        Finding(Alignment.AGAINST, "gone"),
    ]
