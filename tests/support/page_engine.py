"""The very script of a page in a JavaScript engine within this process, beside the same questions in Python."""

from __future__ import annotations

import json
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from py_mini_racer import MiniRacer

from scenario_trainer.documents.debrief import debrief
from scenario_trainer.documents.moments import gauge_parts, moment_parts, story_parts
from scenario_trainer.documents.parts import Section
from scenario_trainer.documents.people import people_and_words
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.engine.rules import Availability, EndlessLoopError, Rules, Step
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.moments import DecisionPoint, Ended, Outcome, Stuck
from scenario_trainer.play.order import shuffled
from scenario_trainer.web.compiler import compiled
from scenario_trainer.web.script import script

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.state import State
    from scenario_trainer.play.moments import Moment
    from scenario_trainer.play.session import Session
    from scenario_trainer.story.model import Guidance, Passage, Scenario

ASKING = """
let story, openEndings;
function read(compiled) { story = readStory(compiled); openEndings = undefined; return true; }
function explored(budget) { openEndings = finished(exploring(story, budget)); return openEndings !== null; }
const stepOf = (step) => step.loops ? "loops" : [step.state, step.passed, step.afterChoice].flat().map(plain);
const plain = ({scene, gauges, flags, once}) =>
  [scene, gauges, flags.flatMap((is, index) => is ? [index] : []), [...once].sort()];
const full = ([scene, gauges, flags, once]) =>
  ({scene, gauges, flags: story.flags.map((_, index) => flags.includes(index)), once});
const rulesAt = (state, seed) => {
  const {text, choices, ending} = story.scenes.get(state.scene);
  return {
    texts: whatHolds(text, state),
    options: optionsOf(story, state),
    order: offersOf({story, seed}, state).map(({id}) => id),
    open: openEndings ? openEndings(state) : null,
    because: ending ? whatHolds(ending.because, state) : [],
    steps: [...choices].map(([id, choice]) => {
      const step = choose(story, state, id);
      return step && {step: stepOf(step), outcome: whatHolds(choice.outcome, step.afterChoice)};
    }),
  };
};
const answers = (states, seed) => JSON.stringify(JSON.parse(states).map(full).map(state => rulesAt(state, seed)));
const begun = () => JSON.stringify(stepOf(firstStep(story)));
function shown(decisions, seed, coached) {
  const pass = passOf(story, seed, JSON.parse(decisions));
  const moments = allMoments(pass).map((moment) => [
    ...momentParts(story, moment, coached),
    ...(moment.is === "decision" ? gaugeParts(moment.gauges) : []),
    ...(moment.offers ?? []).map(({text, locked}, index) => ({part: "Option", number: index + 1, text, locked})),
  ]);
  const points = allMoments(pass).filter(({is}) => is === "decision");
  const progress = points.map(({number, toGo}) => progressWords(number, toGo));
  const moved = points.concat(allMoments(pass).filter(({is}) => is === "outcome"))
    .flatMap(({gauges}) => gaugeParts(gauges).flatMap((part) => part.gauges))
    .map((gauge) => gaugeWords(gauge));
  const debrief = endingOf(pass) ? debriefParts(pass, openEndings ?? null, [], {}) : null;
  const people = peopleParts(story, pass.states.at(-1).flags);
  return JSON.stringify({standing: pass.standing, moments, progress, moved, debrief, people});
}
globalThis.crypto ??= {getRandomValues: (values) => values.fill(7)};
function attemptAfter(deeds, at) {
  const attempt = newAttempt(story, "coached", false);
  for (const deed of deeds) {
    if (deed === "back") { attempt.at -= 1; continue; }
    const [scene, choice, reason = "Because."] = deed;
    const {text} = story.scenes.get(scene).choices.get(choice);
    const question = questionOf(story, scene);
    const said = {reason, confidence: 3, note: "Next time."};
    keepDecision(attempt, {scene, choice, question, text, decided: at, seconds: 50, ...said});
    putEndedFirst({story, attempt});
  }
  return JSON.stringify(attempt);
}
function debriefOf(attempt) {
  const pass = passOf(story, attempt.seed, followedIn(attempt));
  const compared = comparedWith({story, attempt}, pass);
  return JSON.stringify(endingOf(pass) ? debriefParts(pass, openEndings, compared, attempt.written) : null);
}
function recordOf(attempt, day, minutes) {
  const [first, ...whatIfs] = attempt.passes;
  const facts = {day, minutes, whatIfs: whatIfs.length, written: attempt.written};
  return JSON.stringify(recordParts(passOf(story, attempt.seed, first.decisions), facts));
}
"""


def part_data(value: object) -> object:
    """A part of a document, or whatever stands in one, as JSON values; a part has the name of its class."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {"part": type(value).__name__, **{key: part_data(each) for key, each in value._asdict().items()}}
    if isinstance(value, tuple):
        return [part_data(each) for each in value]
    return value


class PageEngine:
    """One story in the script of its page."""

    def __init__(self, scenario: Scenario, guidance: Guidance, *, changed: tuple[str, str] | None = None) -> None:
        """`changed`: a piece of the script, and what to put in its place."""
        self.scenario, self.guidance = scenario, guidance
        self.rules = Rules(scenario)
        self._racer = MiniRacer()
        text = script()
        if changed:
            assert changed[0] in text, f"not in the script: {changed[0]}"
            text = text.replace(*changed)
        self._racer.eval(text + ASKING)
        self._flags = list(scenario.flags)
        self.read(scenario, guidance)

    def read(self, scenario: Scenario, guidance: Guidance) -> None:
        """Take up another story."""
        self.scenario, self.guidance, self.rules = scenario, guidance, Rules(scenario)
        self._flags = list(scenario.flags)
        self._racer.call("read", compiled(scenario, guidance))

    def explore(self, budget: int = 1_000_000) -> bool:
        """Explore the story; whether all of it was seen with a budget of so many states."""
        return bool(self._racer.call("explored", budget))

    def guidance_parts(self) -> object:
        """The guidance as a document."""
        return json.loads(str(self._racer.eval("JSON.stringify(guidanceParts(story))")))

    def begun(self) -> object:
        """Where the story begins."""
        return json.loads(str(self._racer.call("begun")))

    def answers(self, states: Iterable[State], seed: int) -> list[Any]:
        """What can be chosen in each state, and what follows."""
        given = json.dumps([self.plain(state) for state in states])
        found: list[Any] = json.loads(str(self._racer.call("answers", given, seed)))
        return found

    def shown(self, decisions: Iterable[Mapping[str, object]], seed: int, *, coached: bool) -> Any:
        """What a pass shows from its first moment to its debrief."""
        return json.loads(str(self._racer.call("shown", json.dumps(list(decisions)), seed, coached)))

    def attempt_after(self, deeds: Sequence[object], at: str) -> str:
        """The attempt that the page keeps after choices, each as scene and choice, and steps ``back``."""
        return str(self._racer.call("attemptAfter", list(deeds), at))

    def passes_after(self, deeds: Sequence[object]) -> list[list[str]]:
        """The choices of each pass in it."""
        attempt = json.loads(self.attempt_after(deeds, "2026-11-23T09:00:00.000Z"))
        return [[each["choice"] for each in one["decisions"]] for one in attempt["passes"]]

    def debrief_of(self, attempt: object) -> Any:
        """The parts of the debrief of the pass that was followed last; None where it has not ended."""
        return json.loads(str(self._racer.call("debriefOf", attempt)))

    def record_of(self, attempt: object, day: str, minutes: int) -> Any:
        """The parts of the CPD record of an attempt."""
        return json.loads(str(self._racer.call("recordOf", attempt, day, minutes)))

    def plain(self, state: State) -> list[object]:
        """A state as the page counts: flags by their numbers."""
        flags = sorted(self._flags.index(name) for name in state.flags)
        return [state.scene, list(state.gauges), flags, sorted(state.once)]


class Expected:
    """The same in Python."""

    def __init__(self, engine: PageEngine, graph: Graph | None) -> None:
        self._engine, self._graph = engine, graph
        self._rules, self._scenario = engine.rules, engine.scenario

    def begun(self) -> object:
        """Where the story begins."""
        try:
            return self._step(self._rules.start())
        except EndlessLoopError:
            return "loops"

    def answer(self, state: State, seed: int) -> dict[str, object]:
        """What can be chosen in a state, and what follows."""
        scene = self._scenario.scenes[state.scene]
        options = self._rules.options(state)
        ids = [option.id for option in options if option.availability is not Availability.HIDDEN]
        return {
            "texts": self._texts(scene.text, state),
            "options": [[option.id, option.availability.value] for option in options],
            "order": ids if scene.order == "fixed" else shuffled(ids, seed, state.scene),
            "open": self._open_endings(state),
            "because": self._texts(scene.ending.because, state) if scene.ending else [],
            "steps": [
                self._chosen(state, option.id) if option.availability is Availability.AVAILABLE else None
                for option in options
            ],
        }

    def _open_endings(self, state: State) -> list[str] | None:
        node = self._graph.node(state) if self._graph else None
        found = self._graph.open_endings(node) if self._graph and node else None
        return None if found is None else [key for key in self._endings if key in found]

    @cached_property
    def _endings(self) -> list[str]:
        return [key for key, scene in self._scenario.scenes.items() if scene.ending]

    def _chosen(self, state: State, choice_id: str) -> dict[str, object]:
        outcome = self._scenario.scenes[state.scene].choices[choice_id].outcome
        try:
            step = self._rules.choose(state, choice_id)
        except EndlessLoopError as error:
            return {"step": "loops", "outcome": self._texts(outcome, error.after_choice)}
        return {"step": self._step(step), "outcome": self._texts(outcome, step.after_choice)}

    def _texts(self, passages: Sequence[Passage], state: State) -> list[str]:
        return list(self._rules.texts(passages, state))

    def _step(self, step: Step) -> list[object]:
        return [self._engine.plain(state) for state in (step.state, *step.passed, step.after_choice)]


def expected_of(session: Session, graph: Graph | None) -> dict[str, object]:
    """What a session has shown from its first moment to its debrief, which it must have come to if it ended."""
    shown = session.transcript
    seen = debriefing(session, graph) if isinstance(session.moment, Ended) else None
    points = [moment for moment in shown if isinstance(moment, DecisionPoint)]
    people, listed = people_and_words(session.scenario, session.known), (labels.PEOPLE, labels.WHAT_YOU_KNOW)
    return {
        "standing": len(session.decisions),
        "moments": [[part_data(part) for part in _parts(moment)] for moment in shown],
        "moved": [
            phrases.gauge(gauge)
            for kind in (DecisionPoint, Outcome)
            for moment in shown
            if isinstance(moment, kind)
            for part in gauge_parts(moment.gauges)
            for gauge in part.gauges
        ],
        "progress": [phrases.progress(point.number, point.to_go, what_if=False) for point in points],
        "debrief": part_data(debrief(seen, session.scenario.title, session.guidance).parts) if seen else None,
        "people": part_data(
            tuple(part for part in people.parts if isinstance(part, Section) and part.title in listed)
        ),
    }


def _parts(moment: Moment) -> list[Part]:
    """What a moment shows, with what each principle means, which the page folds.

    Why a story cannot go on is for its author to know: the page leaves that out.
    """
    parts = story_parts(moment, meanings=True) if isinstance(moment, Outcome) else moment_parts(moment)
    return [parts[0], *parts[2:]] if isinstance(moment, Stuck) else list(parts)
