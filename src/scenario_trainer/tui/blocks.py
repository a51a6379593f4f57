"""What the program tells, as paragraphs for a page. The words are the coaching's; here is only how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.play.moments import Deciding, Ended, Outcome, Passing
from scenario_trainer.story.terms import Alignment, EndingKind
from scenario_trainer.tui.widgets.page import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scenario_trainer.authoring.story_map import Stop
    from scenario_trainer.play.debrief import Turn
    from scenario_trainer.play.feedback import Alternative, Feedback, Finding
    from scenario_trainer.play.moments import GaugeReading, Moment, Stuck
    from scenario_trainer.story.model import Ending, Guidance, Head, Principle, Scene
    from scenario_trainer.story.problems import Problem

SIGNS = {Alignment.REFLECTS: "●", Alignment.PARTLY: "◐", Alignment.AGAINST: "○"}
ALIGNMENT_STYLES = {Alignment.REFLECTS: "$success", Alignment.PARTLY: "$warning", Alignment.AGAINST: "$error"}
ENDING_STYLES = {
    EndingKind.GOOD_ENOUGH: "$success",
    EndingKind.FRAGILE: "$warning",
    EndingKind.STALEMATE: "$warning",
    EndingKind.BREAKDOWN: "$error",
}


def heading(text: str) -> Block:
    """The title of a part."""
    return Block(text, "bold $primary")


def items(texts: Iterable[str], style: str = "") -> Iterator[Block]:
    """A list with bullets."""
    for text in texts:
        yield Block(text, style, "• ", "$primary", gap=False)


def told(title: str | None, paragraphs: Iterable[str]) -> Iterator[Block]:
    """A piece of the story."""
    if title:
        yield Block(title, "bold $primary")
    for paragraph in paragraphs:
        yield Block(paragraph)


def moment_blocks(moment: Moment) -> Iterator[Block]:
    """What a moment tells, its choices and gauges left out."""
    if isinstance(moment, Passing | Deciding):
        yield from told(moment.title, moment.paragraphs)
    elif isinstance(moment, Outcome):
        yield Block(moment.text, "$muted italic", "You: ", "$muted")
        yield from told(None, moment.paragraphs)
        yield from _judged(moment)
        yield from _changes(moment.gauges)
    elif isinstance(moment, Ended):
        yield from told(moment.title, moment.paragraphs)
        yield ending_line(moment.ending)
    else:
        yield from stuck(moment)


def stuck(moment: Stuck) -> Iterator[Block]:
    """A story that cannot go on."""
    yield Block(wording.STUCK, "bold $error")
    yield Block(moment.explanation)
    yield Block(wording.STUCK_ADVICE, "$muted")


def ending_line(ending: Ending) -> Block:
    """How a story ended."""
    return Block(
        ending.title, "bold", f"{wording.ENDINGS[ending.outcome]}: ", f"bold {ENDING_STYLES[ending.outcome]}"
    )


def _judged(moment: Outcome) -> Iterator[Block]:
    if moment.feedback:
        yield from feedback_blocks(moment.feedback)
        if moment.tempting:
            yield Block(moment.tempting, "", f"{wording.TEMPTING}: ", "$accent")
    elif moment.coached:
        yield Block(wording.OPEN_DECISION, "$muted")


def feedback_blocks(feedback: Feedback, indent: str = "") -> Iterator[Block]:
    """How a choice stands towards each principle, and why."""
    for finding in feedback.findings:
        yield finding_line(finding, indent)
        yield Block(finding.why, "", f"{indent}  ", gap=False)


def finding_line(finding: Finding, indent: str = "") -> Block:
    """How a choice stands towards a principle."""
    style = ALIGNMENT_STYLES[finding.alignment]
    label = f"{indent}{SIGNS[finding.alignment]} {wording.ALIGNMENTS[finding.alignment]}  "
    return Block(finding.title, "bold", label, f"bold {style}")


def _changes(readings: Iterable[GaugeReading]) -> Iterator[Block]:
    gap = True
    for reading in readings:
        if reading.change:
            arrow = "▲ " if reading.change > 0 else "▼ "
            change = wording.gauge_change(reading.gauge, reading.change)
            yield Block(f"{reading.gauge.label}: {change}", "$muted", arrow, "$accent", gap=gap)
            gap = False


def gauge_blocks(readings: Sequence[GaugeReading]) -> Iterator[Block]:
    """Where the gauges stand, one line each with its two words."""
    widest = max((len(reading.gauge.label) for reading in readings), default=0)
    for reading in readings:
        gauge = reading.gauge
        line = f"{gauge.low} {_bar(reading)} {gauge.high}"
        yield Block(line, "$muted", f"{gauge.label:<{widest}}  ", "$muted", gap=False)


def panel_gauge_blocks(readings: Iterable[GaugeReading]) -> Iterator[Block]:
    """The same for a narrow column."""
    for reading in readings:
        yield Block(reading.gauge.label)
        yield Block(_bar(reading), "$accent", gap=False)
        yield Block(f"{reading.gauge.low} to {reading.gauge.high}", "$muted", gap=False)


def _bar(reading: GaugeReading) -> str:
    """The gauge in at most ten cells."""
    span = reading.gauge.max - reading.gauge.min
    cells = min(span, 10)
    full = round((reading.value - reading.gauge.min) * cells / span)
    return "▰" * full + "▱" * (cells - full)


def alternative_blocks(alternatives: Iterable[Alternative]) -> Iterator[Block]:
    """Why others choose differently."""
    for alternative in alternatives:
        yield Block(alternative.text, "bold")
        if alternative.tempting:
            yield Block(alternative.tempting, "", f"{wording.TEMPTING}: ", "$accent", gap=False)
        if alternative.feedback:
            yield from feedback_blocks(alternative.feedback, "  ")


def transcript_blocks(moments: Iterable[Moment]) -> Iterator[Block]:
    """All that was told so far."""
    for moment in moments:
        yield from moment_blocks(moment)


def briefing_blocks(head: Head, timing: str, *, thinking: bool) -> Iterator[Block]:
    """What awaits the learner."""
    yield Block(head.title, "bold $primary")
    yield Block(wording.about(head), "$muted", gap=False)
    yield Block(head.summary)
    yield Block(head.setting, "$muted")
    yield Block(head.role, "bold")
    yield heading("Who you will meet")
    yield from items(map(wording.who, head.people.values()))
    yield heading("Content notes")
    yield from items(head.content_notes or [wording.NO_CONTENT_NOTES])
    yield heading("Feedback comes")
    yield Block(wording.TIMINGS[timing], gap=False)
    if thinking:
        yield Block(wording.THINKING, gap=False)
    yield heading("What you can learn")
    yield from items(head.learning_outcomes)
    if head.standards:
        yield Block(", ".join(head.standards), "$muted", "Standards: ", "$muted")
    yield Block(wording.provenance(head), "$muted")


def entry_blocks(head: Head, titles: Sequence[str]) -> Iterator[Block]:
    """A scenario in the library's side panel. `titles` are those of its principles."""
    yield Block(head.title, "bold $primary")
    yield Block(wording.about(head), "$muted", gap=False)
    yield Block(head.summary)
    yield Block(head.setting, "$muted")
    yield Block(head.role)
    if titles:
        yield heading("Principles in play")
        yield from items(titles)


def principle_blocks(principle: Principle, guidance: Guidance, met: Turn | None) -> Iterator[Block]:
    """One principle, whole, and how the learner has taken it up where they have met it."""
    yield Block(principle.title, "bold $primary")
    yield Block(wording.KINDS[principle.kind], "$muted", gap=False)
    yield Block(principle.in_short, "bold")
    yield Block(principle.explanation)
    yield heading("In practice")
    yield from items(principle.looks_like)
    yield heading("Watch for")
    yield Block(principle.watch_for, gap=False)
    if principle.pulls_against:
        yield heading("Pulls against")
        yield from items(guidance.principles[other].title for other in principle.pulls_against)
    if met:
        yield heading("Where you have met it")
        yield Block(f"{wording.taken_up(met)}.".capitalize(), gap=False)
    yield Block(wording.source(guidance.source), "$muted")


def stop_blocks(stop: Stop, scene: Scene) -> Iterator[Block]:
    """A scene on the map: all its texts with their conditions, and the ways out of it."""
    yield Block(stop.title, "bold $primary")
    yield Block(stop.scene if stop.reached else f"{stop.scene}, never reached", "$muted", gap=False)
    for passage in scene.text:
        yield Block(passage.text, "", f"[{passage.when.text}] " if passage.when else "", "$accent")
    if stop.roads:
        yield heading("Ways from here")
    for number, road in enumerate(stop.roads, start=1):
        signs = "".join(SIGNS[alignment] for alignment in road.alignments)
        yield Block(f"{road.text} {signs}".strip() or "The story goes on.", "", f"{number:>2}  ", "bold $primary")
        condition = f", when {road.when}" if road.when else ""
        never = "" if road.reached else ", never taken"
        yield Block(f"to {road.to}{condition}{never}", "$muted", "    ", gap=False)


def problem_blocks(problems: Iterable[Problem]) -> Iterator[Block]:
    """Problems with their lines, for the author."""
    style = {"error": "$error", "warning": "$warning", "note": "$muted"}
    for problem in problems:
        place = f"{problem.place.line}  "
        yield Block(
            f"{problem.severity} {problem.code}: {problem.message}", "", place, f"bold {style[problem.severity]}"
        )
        if problem.hint:
            yield Block(problem.hint, "$muted", " " * len(place), gap=False)


def about_program() -> Iterator[Block]:
    """What the program is, for the help."""
    yield Block(
        "Each scenario is a story about people who have to work together and disagree. You choose what to say or "
        "do, and are told how it sits with the guidance: a choice can reflect one principle and work against "
        "another. There is no score."
    )
    yield Block(
        "On paper or with a screen reader, line by line: start it as ‘scenario-trainer --plain’.", "$muted"
    )
