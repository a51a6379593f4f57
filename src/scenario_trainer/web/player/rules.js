// How a story is played: what can be chosen, and what follows. Pure functions over states, as in engine/rules.py.

/**
 * Everything that what can follow depends on.
 * @typedef {{scene: string, gauges: number[], flags: boolean[], once: string[]}} State
 *
 * What a choice, or the start, leads to: the state, those of the scenes passed on the way, and the state with the
 * choice's effects before those of the next scene. `loops` where the story never comes to a choice or an ending.
 * @typedef {{state: State, passed: State[], afterChoice: State, loops?: boolean}} Step
 *
 * A condition: the number of a flag, a comparison `[operator, gauge, number]`, or `["not" | "and" | "or", parts…]`.
 * @typedef {number | [string, ...any[]]} Condition
 */

const COMPARED = {
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
  "==": (one, other) => one === other,
  "!=": (one, other) => one !== other,
};

/** The story as it was compiled into a text: its scenes and choices can be looked up by their ids. */
function readStory(text) {
  const [proseLine, storyLine] = text.split("\n");
  const prose = JSON.parse(proseLine).values();
  const story = JSON.parse(storyLine, (_, value) => value ?? prose.next().value);
  const ahead = story.endings.map((_, index) => index);
  const scenes = story.scenes.map(([id, scene]) => [id, { ahead, ...scene, choices: new Map(scene.choices) }]);
  return { ...story, scenes: new Map(scenes) };
}

/** Whether a condition holds; without one it does. */
function holds(condition, state) {
  if (condition === undefined) return true;
  if (typeof condition === "number") return state.flags[condition];
  const [operator, ...parts] = condition;
  if (operator === "not") return !holds(parts[0], state);
  if (operator === "and") return parts.every((part) => holds(part, state));
  if (operator === "or") return parts.some((part) => holds(part, state));
  return COMPARED[operator](state.gauges[parts[0]], parts[1]);
}

/** Of entries, each a value or `[value, condition]`, the values whose conditions hold. */
function whatHolds(entries, state) {
  return (entries ?? [])
    .filter((entry) => typeof entry === "string" || holds(entry[1], state))
    .map((entry) => (typeof entry === "string" ? entry : entry[0]));
}

/** Gauges, held between their bounds, and flags after effects. */
function affected(effects, state, story) {
  if (!effects) return state;
  const gauges = [...state.gauges];
  const flags = [...state.flags];
  for (const [index, change] of effects) {
    if (typeof change === "boolean") flags[index] = change;
    else {
      const { min, max } = story.gauges[index];
      gauges[index] = Math.min(max, Math.max(min, gauges[index] + change));
    }
  }
  return { ...state, gauges, flags };
}

/** Enter the first scene. @returns {Step} */
function firstStep(story) {
  const gauges = story.gauges.map((gauge) => gauge.start);
  return enter(story, { scene: story.start, gauges, flags: story.flags.map(() => false), once: [] });
}

/**
 * The choices of the current scene in written order, each `available`, `locked` or `hidden`.
 * @returns {[string, string][]}
 */
function optionsOf(story, state) {
  return [...story.scenes.get(state.scene).choices].map(([id, choice]) => {
    if (choice.once && state.once.includes(`${state.scene}/${id}`)) return [id, "hidden"];
    return [id, holds(choice.when, state) ? "available" : choice.locked ? "locked" : "hidden"];
  });
}

/** Take a choice; null where it is not available. @returns {Step | null} */
function choose(story, state, id) {
  if (!optionsOf(story, state).some(([each, is]) => each === id && is === "available")) return null;
  const choice = story.scenes.get(state.scene).choices.get(id);
  const after = affected(choice.effects, state, story);
  const once = choice.once ? [...state.once, `${state.scene}/${id}`] : state.once;
  return enter(story, { ...after, once, scene: whatHolds(choice.goto, after)[0] });
}

/** Enter a state's scene, and those that it leads to, until one has choices or is an ending. */
function enter(story, afterChoice) {
  const passed = [];
  const met = new Set();
  let state = afterChoice;
  for (;;) {
    const scene = story.scenes.get(state.scene);
    state = affected(scene.effects, state, story);
    if (!scene.goto) return { state, passed, afterChoice };
    const key = JSON.stringify([state.scene, state.gauges, state.flags]);
    if (met.has(key)) return { state, passed: [], afterChoice, loops: true };
    met.add(key);
    passed.push(state);
    state = { ...state, scene: whatHolds(scene.goto, state)[0] };
  }
}
