// One pass through a story: the decisions that were taken, and the moments that they lead through, as in
// play/session.py. Nothing is kept in it: the same decisions give the same pass.

/**
 * @typedef {{scene: string, choice: string, offered: string[], reason: string, confidence: number | null,
 *   note: string}} Decision
 *
 * `standing`: how many of the given decisions the story allowed; `states`: before each decision and after the last.
 * @typedef {{story: any, decisions: Decision[], states: State[], steps: Step[], start: Step, standing: number}} Pass
 */

/** Take decisions for as long as they stand. @returns {Pass} */
function passOf(story, seed, taken) {
  const start = firstStep(story);
  const pass = { story, seed, decisions: [], states: [start.state], steps: [], start, standing: 0 };
  let step = start;
  for (const each of taken) {
    const before = step.state;
    if (step.loops || before.scene !== each.scene) break;
    const next = choose(story, before, each.choice);
    if (!next) break;
    const offered = offersOf(pass, before).filter((offer) => !offer.locked).map((offer) => offer.id);
    pass.decisions.push({ reason: "", confidence: null, note: "", ...each, offered });
    pass.states.push(next.state);
    pass.steps.push(next);
    pass.standing += 1;
    step = next;
  }
  return pass;
}

/** The ending that a pass came to; undefined where it stopped before. */
function endingOf(pass) {
  const last = pass.steps.at(-1) ?? pass.start;
  return last.loops ? undefined : pass.story.scenes.get(last.state.scene).ending;
}

/** What was decided in a scene. */
function questionOf(story, scene) {
  const { question, title } = story.scenes.get(scene);
  return question ?? title ?? scene;
}

function choiceOf(pass, index) {
  const { scene, choice } = pass.decisions[index];
  return pass.story.scenes.get(scene).choices.get(choice);
}

/** The choices as a learner sees them: in their order, hidden ones left out, locked ones with the reason. */
function offersOf({ story, seed }, state) {
  const { choices, fixed } = story.scenes.get(state.scene);
  const options = new Map(optionsOf(story, state));
  const order = fixed ? [...options.keys()] : shuffled([...options.keys()], seed, state.scene);
  return order
    .filter((id) => options.get(id) !== "hidden")
    .map((id) => ({
      id,
      text: choices.get(id).text,
      locked: options.get(id) === "locked" ? choices.get(id).locked : null,
    }));
}

/**
 * The moments before the first decision, or from a decision's outcome (by its index) to the next rest.
 * @returns {any[]}
 */
function momentsAfter(pass, index) {
  const step = index < 0 ? pass.start : pass.steps[index];
  /** @type {any[]} */
  const moments = index < 0 ? [] : [outcomeOf(pass, index)];
  moments.push(...step.passed.map((state) => narrationOf(pass.story, state)));
  moments.push(step.loops ? { is: "stuck" } : restOf(pass, step.state, index + 2));
  return moments;
}

/** Every moment of a pass. */
function allMoments(pass) {
  return [-1, ...pass.steps.keys()].flatMap((index) => momentsAfter(pass, index));
}

function narrationOf(story, state) {
  const { title, text } = story.scenes.get(state.scene);
  return { is: "narration", title, paragraphs: whatHolds(text, state) };
}

/** The scene in which the story rests; `number` is that of the decision, where there is one. */
function restOf(pass, state, number) {
  const { title, text, question, ending, toGo } = pass.story.scenes.get(state.scene);
  const shown = { title, paragraphs: whatHolds(text, state) };
  if (ending) return { is: "ended", ...shown, ending };
  const offers = offersOf(pass, state);
  if (offers.every((offer) => offer.locked)) return { is: "stuck" };
  const gauges = readingsOf(pass.story, state, state);
  return { is: "decision", ...shown, question, gauges, offers, number, toGo: toGo && toGo - 1 };
}

/** What follows a decision at once. */
function outcomeOf(pass, index) {
  const { story, decisions, states, steps } = pass;
  const { scene, choice, offered } = decisions[index];
  const { afterChoice } = steps[index];
  const choices = story.scenes.get(scene).choices;
  const taken = choices.get(choice);
  return {
    is: "outcome",
    text: taken.text,
    paragraphs: whatHolds(taken.outcome, afterChoice),
    gauges: readingsOf(story, states[index], afterChoice),
    findings: findingsOf(story, taken),
    tempting: taken.tempting,
    alternatives: [...choices].filter(([id]) => id !== choice && offered.includes(id)).map(([, other]) => other),
  };
}

/** The gauges that learners may see, with their values before and now. */
function readingsOf(story, before, now) {
  return story.gauges
    .map((gauge, index) => ({ gauge, value: now.gauges[index], before: before.gauges[index] }))
    .filter(({ gauge }) => gauge.shown);
}
