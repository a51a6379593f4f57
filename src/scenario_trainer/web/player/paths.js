// The path of an attempt as a learning management system (LMS) keeps it: short, and nothing that somebody wrote. A
// choice is its number among those of its scene, from 1, and a letter or digit that shows whether it is still the same.

/** Everything of an attempt but its words, in ASCII, at most `limit` characters. */
function pathText(story, attempt, limit) {
  const followed = attempt.passes[attempt.current];
  const passes = attempt.passes.map((pass) => ({ pass, steps: stepsText(story, standingIn(story, attempt, pass)) }));
  const text = () => [
    "1", attempt.scenario_version.replace(/[^\w.+-]/g, "_"), attempt.seed, attempt.timing, attempt.reason_first ? 1 : 0,
    Math.floor(Date.parse(attempt.passes[0].began) / 1000), secondsSpent(attempt),
    passes.findIndex(({ pass }) => pass === followed), attempt.at, passes.map(({ steps }) => steps).join(),
  ].join(";");
  // The oldest what-ifs go first where all are too many.
  while (text().length > limit && passes.length > 2) passes.splice(passes[1].pass === followed ? 2 : 1, 1);
  return text().slice(0, limit);
}

/** The decisions of a pass that the story still allows. */
function standingIn(story, attempt, { decisions }) {
  return passOf(story, attempt.seed, decisions).decisions;
}

function stepsText(story, decisions) {
  return decisions.map(({ scene, choice }) => `${numberOf(story, scene, choice)}${checkOf(scene, choice)}`).join("");
}

/** The place of a choice among all of its scene, from 1; the same for everybody. */
function numberOf(story, scene, choice) {
  return [...story.scenes.get(scene).choices.keys()].indexOf(choice) + 1;
}

function checkOf(scene, choice) {
  return (hashed(`${scene}/${choice}`) % 36).toString(36);
}

/** The attempt that a path stands for, as far as the story still allows it; null where a text is no path. */
function attemptOn(text, story) {
  const read = /^1;([^;]*);(-?\d+);(coached|consequences);([01]);(\d{1,11});(\d+);(\d+);(\d+);([a-z0-9,]*)$/.exec(text);
  if (!read) return null;
  const [version, seed, timing, reasonFirst, began, seconds, current, at, steps] = read.slice(1);
  const passes = steps.split(",").map((each) => newPass(decisionsOn(story, each)));
  for (const pass of passes) pass.began = new Date(began * 1000).toISOString();
  if (passes[0].decisions.length) passes[0].decisions[0].seconds = Number(seconds);
  const followed = Math.min(Number(current), passes.length - 1);
  return {
    ...newAttempt(story, timing, reasonFirst === "1"),
    scenario_version: version,
    seed: Number(seed),
    passes,
    current: followed,
    at: Math.min(Number(at), passes[followed].decisions.length),
  };
}

function decisionsOn(story, steps) {
  const decisions = [];
  let { state } = firstStep(story);
  for (const [, number, check] of steps.matchAll(/([1-9])(.)/g)) {
    const { scene } = state;
    const choice = [...story.scenes.get(scene).choices.keys()][number - 1];
    const next = choice && checkOf(scene, choice) === check && choose(story, state, choice);
    if (!next) break;
    decisions.push(decisionOn(story, scene, choice));
    state = next.state;
  }
  return decisions;
}

/**
 * One attempt out of that in this browser, which has what was written, and that of the LMS, which may have been played
 * further elsewhere. Either may be null.
 */
function joined(local, remote) {
  if (!local || !remote) return local ?? remote;
  if (local.seed !== remote.seed) return remote;
  const keys = ({ decisions }) => decisions.map(({ scene, choice }) => `${scene}/${choice},`).join("");
  const isIn = ({ passes }) => (pass) => passes.some((each) => keys(each).startsWith(keys(pass)));
  if (remote.passes.every(isIn(local))) return local;
  const left = new Set(local.passes);
  const passes = remote.passes.map((pass) => {
    const written = [...left].find((each) => keys(pass).startsWith(keys(each)));
    if (!written) return pass;
    left.delete(written);
    return { ...written, decisions: [...written.decisions, ...pass.decisions.slice(written.decisions.length)] };
  });
  const others = local.passes.filter((pass) => !isIn(remote)(pass));
  return { ...remote, passes: [...passes, ...others], written: local.written };
}
