// Which endings can still be reached: every state is explored, as in engine/exploration.py.

/** How many states are explored at most, so that a phone's memory lasts. */
const MOST_STATES = 300_000;
/** How many states are explored before the page may do something else. */
const SLICE = 4_000;

/**
 * Explore a story, and yield now and then. What it returns gives for a state the scenes of the endings that can be
 * reached from it; it is null where that is unknown: too many states, values that no number can hold exactly, or
 * more endings than a mask of 31 bits has room for.
 * @returns {Generator<void, ((state: State) => string[]) | null>}
 */
function* exploring(story, budget = MOST_STATES) {
  const { endings } = story;
  const keyOf = packing(story);
  if (!keyOf || endings.length > 31) return null;
  const numbers = new Map();
  const states = [];
  /** For each state the numbers of those that can follow it at once. */
  const next = [];
  const number = (state) => {
    const key = keyOf(state);
    let found = numbers.get(key);
    if (found === undefined) {
      found = states.length;
      numbers.set(key, found);
      states.push(state);
    }
    return found;
  };
  const first = firstStep(story);
  if (!first.loops) number(first.state);
  for (let at = 0; at < states.length; at++) {
    if (states.length > budget) return null;
    if (at % SLICE === SLICE - 1) yield;
    const here = states[at];
    const steps = optionsOf(story, here)
      .filter(([, is]) => is === "available")
      .map(([id]) => choose(story, here, id));
    next.push(steps.filter((step) => !step.loops).map((step) => number(step.state)));
  }
  const masks = Int32Array.from(states, (state) => {
    const index = endings.indexOf(state.scene);
    return index < 0 ? 0 : 1 << index;
  });
  for (let changed = true; changed; ) {
    changed = false;
    for (let at = states.length - 1; at >= 0; at--) {
      const mask = next[at].reduce((all, to) => all | masks[to], masks[at]);
      changed ||= mask !== masks[at];
      masks[at] = mask;
    }
    yield;
  }
  return (state) => {
    const found = numbers.get(keyOf(state));
    return found === undefined ? [] : endings.filter((_, index) => (masks[found] >> index) & 1);
  };
}

/** A function from states to whole numbers, different for different states; null where these would be inexact. */
function packing(story) {
  const scenes = [...story.scenes.keys()];
  const once = [...story.scenes].flatMap(([scene, { choices }]) =>
    [...choices].filter(([, choice]) => choice.once).map(([id]) => `${scene}/${id}`),
  );
  const sizes = [scenes.length, ...story.gauges.map(({ min, max }) => max - min + 1)];
  const combinations = sizes.reduce((all, size) => all * size, 1) * 2 ** (story.flags.length + once.length);
  if (combinations > Number.MAX_SAFE_INTEGER) return null;
  const sceneNumbers = new Map(scenes.map((id, index) => [id, index]));
  return (state) => {
    let key = sceneNumbers.get(state.scene);
    story.gauges.forEach(({ min, max }, index) => (key = key * (max - min + 1) + state.gauges[index] - min));
    for (const flag of state.flags) key = key * 2 + (flag ? 1 : 0);
    for (const each of once) key = key * 2 + (state.once.includes(each) ? 1 : 0);
    return key;
  };
}

/** Run a generator to its end at once; what it returns. */
function finished(generator) {
  for (;;) {
    const { done, value } = generator.next();
    if (done) return value;
  }
}
