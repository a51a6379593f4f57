// An attempt: the passes of one learner through the story, the first pass first, and what they wrote. It is plain
// data, the same in the browser's storage and in a saved file, which the terminal trainer reads too.

const FILE_KIND = "attempt";
const FILE_VERSION = 1;
const LONGEST_PAUSE = 300;

/**
 * @typedef {{scene: string, choice: string, question: string, text: string, decided: string, seconds: number,
 *   reason: string, confidence: number | null, note: string}} KeptDecision
 * @typedef {{uid: string, began: string, decisions: KeptDecision[]}} KeptPass
 * @typedef {{"scenario-trainer": string, version: number, scenario: string, scenario_version: string, title: string,
 *   timing: string, seed: number, reason_first: boolean, passes: KeptPass[], current: number, at: number,
 *   written: Record<string, string>}} Attempt
 */

/** A new attempt. @returns {Attempt} */
function newAttempt(story, timing, reasonFirst) {
  return {
    "scenario-trainer": FILE_KIND,
    version: FILE_VERSION,
    scenario: story.id,
    scenario_version: story.version,
    title: story.title,
    timing,
    seed: crypto.getRandomValues(new Uint32Array(1))[0],
    reason_first: reasonFirst,
    passes: [newPass([])],
    current: 0,
    at: 0,
    written: {},
  };
}

function newPass(decisions) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const uid = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { uid, began: new Date().toISOString(), decisions };
}

/** A choice taken now, without a word about it. @returns {KeptDecision} */
function decisionOn(story, scene, choice) {
  const { text } = story.scenes.get(scene).choices.get(choice);
  const question = questionOf(story, scene);
  const decided = new Date().toISOString();
  return { scene, choice, question, text, decided, seconds: 0, reason: "", confidence: null, note: "" };
}

/** A kept pass as the story is now; undefined where that comes to no end. */
function endedPass({ story, attempt }, { decisions }) {
  const pass = passOf(story, attempt.seed, decisions);
  return endingOf(pass) && pass;
}

/** Let the first pass be one that came to an end, as soon as there is one: what was left before that comes after it. */
function putEndedFirst(trainer) {
  const { attempt } = trainer;
  const { passes } = attempt;
  const current = passes[attempt.current];
  const ended = passes.find((pass) => endedPass(trainer, pass));
  if (ended) attempt.passes = [...new Set([ended, ...passes])];
  attempt.current = attempt.passes.indexOf(current);
}

/** The decisions that led to where the learner is. */
function followedIn(attempt) {
  return attempt.passes[attempt.current].decisions.slice(0, attempt.at);
}

/**
 * Keep a decision taken after those that were followed. It goes to a pass that has it already, else to one that it
 * continues, else to a new one: what was decided before is never changed. The reason for taking
 * it once more is added to its note, where it is another.
 */
function keepDecision(attempt, decision) {
  const before = followedIn(attempt);
  const keys = (decisions) => decisions.map(({ scene, choice }) => `${scene}/${choice}`).join();
  const wanted = keys([...before, decision]);
  const candidates = [attempt.passes[attempt.current], ...attempt.passes];
  let pass = candidates.find(({ decisions }) => keys(decisions.slice(0, before.length + 1)) === wanted);
  if (!pass) {
    pass = candidates.find(({ decisions }) => keys(decisions) === keys(before));
    if (!pass) {
      pass = newPass(before.map((each) => ({ ...each, seconds: 0 })));
      attempt.passes.push(pass);
    }
    pass.decisions.push(decision);
  }
  const kept = pass.decisions[before.length];
  // Whole paragraphs are looked for; an empty reason is found at the end.
  if (!`\n\n${kept.reason}\n\n${kept.note}\n\n\n\n`.includes(`\n\n${decision.reason}\n\n`)) {
    kept.note += (kept.note && "\n\n") + decision.reason;
  }
  attempt.current = attempt.passes.indexOf(pass);
  attempt.at = before.length + 1;
}

/** Time spent on all passes. */
function secondsSpent(attempt) {
  const seconds = attempt.passes.flatMap(({ decisions }) => decisions.map((decision) => decision.seconds));
  return seconds.reduce((all, each) => all + each, 0);
}

/** The same in minutes, rounded up. */
function minutesSpent(attempt) {
  return Math.ceil(secondsSpent(attempt) / 60);
}

/**
 * The attempt that a text holds. What it leaves out or has wrong in kind is refused as a whole.
 * @throws {Error} with the words that say why, where it is no attempt at this story
 */
function attemptIn(text, story) {
  let given;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Error(words.NOT_AN_ATTEMPT);
  }
  if (given?.["scenario-trainer"] !== FILE_KIND) throw new Error(words.NOT_AN_ATTEMPT);
  if (given.version > FILE_VERSION) throw new Error(words.LATER_ATTEMPT);
  if (!isAttempt(given)) throw new Error(words.NOT_AN_ATTEMPT);
  if (given.scenario !== story.id) throw new Error(filled(words.ANOTHER_STORY, { title: given.title }));
  const current = Math.min(given.current ?? given.passes.length - 1, given.passes.length - 1);
  const at = Math.min(given.at ?? Infinity, given.passes[current].decisions.length);
  return { ...given, reason_first: given.reason_first === true, current, at };
}

function isAttempt(given) {
  const text = (value) => typeof value === "string";
  const natural = (value) => Number.isSafeInteger(value) && value >= 0;
  const optional = (value) => value === undefined || natural(value);
  const instant = (value) => text(value) && !Number.isNaN(Date.parse(value));
  const decision = (each) =>
    each && [each.scene, each.choice, each.question, each.text, each.reason, each.note].every(text) &&
    instant(each.decided) && natural(each.seconds) && [null, 1, 2, 3, 4].includes(each.confidence);
  const pass = (each) => each && text(each.uid) && instant(each.began) && Array.isArray(each.decisions) &&
    each.decisions.every(decision);
  return (
    [given.scenario, given.scenario_version, given.title].every(text) && Number.isSafeInteger(given.seed) &&
    ["coached", "consequences"].includes(given.timing) && optional(given.current) && optional(given.at) &&
    Array.isArray(given.passes) && given.passes.length > 0 && given.passes.every(pass) &&
    given.written && typeof given.written === "object" && Object.values(given.written).every(text)
  );
}

/** Where a story has changed under a pass; null where every decision stands. */
function changeIn(story, pass, kept) {
  const decision = kept[pass.standing];
  if (!decision) return null;
  const { scene, choice, question, text } = decision;
  const there = story.scenes.get(scene);
  let what = "CHOICE_GONE";
  if (!there) what = "SCENE_GONE";
  else if (pass.states.at(-1).scene !== scene) what = "LEADS_ELSEWHERE";
  else if (there.choices.has(choice)) what = "NOT_OPEN";
  return { number: pass.standing + 1, question, text, what };
}
