// What a whole pass shows: how it stands towards the guidance, why it ended so, and what else could have come of it.
// As in play/feedback.py, tallies.py, why.py, one_decision_away.py, turning_points.py, path.py and comparison.py.

const ALIGNMENTS = ["reflects", "partly", "against"];

/** How a choice stands towards each principle that it names. */
function findingsOf(story, choice) {
  return ALIGNMENTS.flatMap((alignment) =>
    (choice[alignment] ?? []).map(([index, why]) => {
      const { title, place, insteadOf } = story.guidance[index];
      const source = place && story.guidanceTitle;
      return { alignment, principle: index, title, place, source, insteadOf, why };
    }),
  );
}

/** One alignment for a whole choice; never shown. */
function ratingOf(findings) {
  const alignments = new Set(findings.map((finding) => finding.alignment));
  return alignments.size === 1 ? findings[0].alignment : "partly";
}

/** How the taken choice stands towards each principle that some offered choice names; null: not taken up. */
function alignmentsInPlay(story, { scene, choice, offered }) {
  const { choices } = story.scenes.get(scene);
  const taken = new Map(findingsOf(story, choices.get(choice)).map((each) => [each.principle, each.alignment]));
  const named = offered.flatMap((id) => findingsOf(story, choices.get(id)).map((each) => each.principle));
  return new Map(named.map((principle) => [principle, taken.get(principle) ?? null]));
}

function countIn(alignments, wanted) {
  return alignments.filter((each) => each === wanted).length;
}

/** The principles that were in play, in the guidance's order, with one alignment for each decision. */
function talliesOf(pass) {
  const found = pass.decisions.map((decision) => alignmentsInPlay(pass.story, decision));
  return pass.story.guidance
    .map(({ title }, principle) => ({
      principle,
      title,
      alignments: found.filter((each) => each.has(principle)).map((each) => each.get(principle)),
    }))
    .filter(({ alignments }) => alignments.length);
}

/** The principles taken up most, unless all have the same share, and least, unless all were always reflected. */
function mostAndLeast(tallies) {
  if (!tallies.length) return {};
  const weighed = tallies.map((tally) => {
    const count = (wanted) => countIn(tally.alignments, wanted);
    const inPlay = tally.alignments.length;
    return { tally, inPlay, share: (count("reflects") + count("partly") / 2) / inPlay, against: count("against") };
  });
  const most = weighed.reduce((best, each) => {
    return (each.share - best.share || each.inPlay - best.inPlay) > 0 ? each : best;
  });
  const least = weighed.reduce((best, each) => {
    return (best.share - each.share || each.against - best.against || each.inPlay - best.inPlay) > 0 ? each : best;
  });
  return { most: most.share > least.share && most.tally, least: least.share < 1 && least.tally };
}

/**
 * Every other choice that would have led to another ending, the later decisions taken as they were: the best kind of
 * ending first, then the latest decision.
 */
function oneDecisionAway(pass) {
  if (!endingOf(pass)) return [];
  const { story, decisions, states } = pass;
  const kinds = Object.keys(words.ENDINGS);
  const rank = ({ ending }) => kinds.indexOf(ending.outcome);
  const found = decisions.flatMap((decision, index) =>
    [...story.scenes.get(decision.scene).choices]
      .filter(([id]) => id !== decision.choice && decision.offered.includes(id))
      .map(([id, choice]) => {
        const scene = replayed(story, states[index], id, decisions.slice(index + 1));
        const ending = story.scenes.get(scene)?.ending;
        return { number: index + 1, choice: id, text: choice.text, scene, ending };
      })
      .filter(({ scene, ending }) => ending && scene !== states.at(-1).scene),
  );
  return found.sort((one, other) => rank(one) - rank(other) || other.number - one.number);
}

/** The scene in which a choice and the decisions after it come to rest; undefined where the story never does. */
function replayed(story, state, id, later) {
  let step = choose(story, state, id);
  for (const decision of later) {
    if (step.loops || step.state.scene !== decision.scene) break;
    const next = choose(story, step.state, decision.choice);
    if (!next) break;
    step = next;
  }
  return step.loops ? undefined : step.state.scene;
}

/** What a decision did to the endings that could be reached; null where that is unknown. */
function turningPointOf(pass, index, openEndings) {
  if (!openEndings) return null;
  const [before, after] = [pass.states[index], pass.states[index + 1]].map(openEndings);
  const closed = before.filter((scene) => !after.includes(scene));
  return {
    stillOpen: after.length,
    of: before.length,
    closed: closed.map((scene) => pass.story.scenes.get(scene).ending.title),
  };
}

/** The decisions of a pass, as one looks back on them. */
function pathOf(pass, openEndings) {
  return pass.decisions.map((decision, index) => ({
    ...decision,
    number: index + 1,
    question: questionOf(pass.story, decision.scene),
    text: choiceOf(pass, index).text,
    findings: findingsOf(pass.story, choiceOf(pass, index)),
    turningPoint: turningPointOf(pass, index, openEndings),
  }));
}

/** The decisions that the learner was confident of and the guidance is not, the most confident first. */
function surprisesIn(path) {
  const surprising = path.filter(
    ({ findings, confidence }) => findings.length && confidence >= 3 && ratingOf(findings) !== "reflects",
  );
  const mild = ({ findings }) => Number(ratingOf(findings) !== "against");
  return surprising.sort((one, other) => other.confidence - one.confidence || mild(one) - mild(other));
}

/** Two passes side by side from where they part; null where one is but the beginning of the other. */
function comparisonOf(first, other, openEndings) {
  const both = Math.min(first.decisions.length, other.decisions.length);
  for (let index = 0; index < both; index++) {
    const [one, two] = [first.decisions[index], other.decisions[index]];
    if (one.scene === two.scene && one.choice === two.choice) continue;
    const side = (pass) => ({
      text: choiceOf(pass, index).text,
      stillOpen: turningPointOf(pass, index, openEndings)?.stillOpen,
      ending: endingOf(pass),
      gauges: readingsOf(pass.story, pass.states.at(-1), pass.states.at(-1)),
    });
    const question = questionOf(first.story, one.scene);
    return { number: index + 1, question, firstPass: side(first), whatIf: side(other) };
  }
  return null;
}

/** Why a pass came to its ending: the author's own reasons, or the comparisons and flags that decided it. */
function reasonsOf(pass) {
  const { story, states } = pass;
  const scene = states.at(-1).scene;
  const own = whatHolds(story.scenes.get(scene).ending.because, states.at(-1));
  if (own.length) return own.map((text) => ({ statement: text }));
  for (const routings of routingsOf(pass)) {
    const reasons = routings.reverse().flatMap((routing) => decidedBy(story, routing, scene));
    if (reasons.length) {
      const keys = reasons.map((reason) => JSON.stringify(reason));
      const different = reasons.filter((_, index) => keys.indexOf(keys[index]) === index);
      return different.filter((reason) => isShown(reason, reasons));
    }
  }
  return [];
}

/** The choices of routes in each step, the last step first; each with the state on which it was made. */
function routingsOf({ story, decisions, steps, start }) {
  const passed = (step) => step.passed.map((state) => ({ routes: story.scenes.get(state.scene).goto, state }));
  const taken = steps.map((step, index) => {
    const { scene, choice } = decisions[index];
    return [{ routes: story.scenes.get(scene).choices.get(choice).goto, state: step.afterChoice }, ...passed(step)];
  });
  return [passed(start), ...taken].reverse();
}

/** What decided between routes; nothing where none of the others leads to other endings. */
function decidedBy(story, { routes, state }, endingScene) {
  const explained = routes.map((route) => {
    const [to, condition] = typeof route === "string" ? [route] : route;
    return { ahead: story.scenes.get(to).ahead, ...explanationOf(story, condition, state) };
  });
  const taken = explained.findIndex(({ held }) => held);
  const decides = ({ ahead }) =>
    String(ahead) !== String(explained[taken].ahead) && ahead.some((index) => story.endings[index] !== endingScene);
  if (!explained.some(decides)) return [];
  return [explained[taken], ...explained.slice(0, taken).filter(decides)].flatMap(({ reasons }) => reasons);
}

/** Whether a condition holds in a state, and comparisons and flags that suffice for that. */
function explanationOf(story, condition, state) {
  const held = holds(condition, state);
  if (condition === undefined) return { held, reasons: [] };
  if (typeof condition === "number") return { held, reasons: [{ flag: story.flags[condition], held }] };
  const [operator, ...parts] = condition;
  if (operator in COMPARED) {
    const [index, number] = parts;
    return { held, reasons: [{ gauge: story.gauges[index], value: state.gauges[index], operator, number, held }] };
  }
  const explained = parts.map((part) => explanationOf(story, part, state));
  const suffices = operator === "not" ? explained : explained.filter((each) => each.held === held);
  return { held, reasons: suffices.flatMap(({ reasons }) => reasons) };
}

/** Whether learners see what a reason is about, and no other implies it. */
function isShown(reason, reasons) {
  if (!reason.gauge) return true;
  const same = (other) =>
    other.value === reason.value && JSON.stringify(other.gauge) === JSON.stringify(reason.gauge);
  const values = valuesOf(reason);
  const implies = (other) => {
    const fewer = valuesOf(other);
    return fewer.length < values.length && fewer.every((value) => values.includes(value));
  };
  return reason.gauge.shown && !reasons.some((other) => other.gauge && same(other) && implies(other));
}

/** The values of its gauge for which a comparison comes out as it did. */
function valuesOf({ gauge, operator, number, held }) {
  const values = Array.from({ length: gauge.max - gauge.min + 1 }, (_, index) => gauge.min + index);
  return values.filter((value) => COMPARED[operator](value, number) === held);
}
