// The page in a learning management system (LMS), by SCORM. Only packages have this module, and before it one for their
// version. The LMS is given that somebody began and came to the debrief, for how long, and which choices were taken;
// never a score, never passed or failed, and nothing that somebody wrote.

const MOST_INTERACTIONS = 250;
const LONGEST_ID = 250;

/** What `step` gives; null where that is nothing, or it fails: another site's window, an LMS that has gone. */
function reached(step) {
  try {
    return step() ?? null;
  } catch {
    return null;
  }
}

/** The API of an LMS: in the window, in one of 20 above it, or likewise from its opener. Null where there is none. */
function foundApi(name, from) {
  const opener = reached(() => from.opener) ?? reached(() => from.top.opener);
  for (let each of [from, opener]) {
    for (let steps = 0; each && steps <= 20; steps++) {
      const here = each;
      const api = reached(() => here[name]);
      if (api) return api;
      each = reached(() => (here.parent === here ? null : here.parent));
    }
  }
  return null;
}

/** How long ago an instant of the page's own clock was, in SCORM's form, to hundredths of a second. */
function sessionTime(began) {
  const hundredths = Math.round((performance.now() - began) / 10);
  const minutes = Math.floor(hundredths / 6000);
  const seconds = ((hundredths % 6000) / 100).toFixed(2);
  return SCORM.duration(Math.floor(minutes / 60), `${minutes % 60}`.padStart(2, "0"), seconds.padStart(5, "0"));
}

/**
 * A session with an LMS; null where there is none, or it refuses. `get` gives a text, perhaps empty; `set`, `commit`
 * and `close`, which hands in the time and ends the session, whether that succeeded.
 */
function sessionIn(from) {
  const api = foundApi(SCORM.api, from);
  const call = (method, ...given) => String(reached(() => api[SCORM[method]](...given)) ?? "");
  const set = (element, value) => call("set", element, String(value)) === "true";
  if (call("initialize", "") !== "true") return null;
  const began = performance.now();
  const commit = () => {
    set(SCORM.exit, "suspend");
    set(SCORM.sessionTime, sessionTime(began));
    return call("commit", "") === "true";
  };
  return {
    get: (element) => call("get", element),
    set,
    commit,
    close: () => commit() && call("terminate", "") === "true",
  };
}

/**
 * The LMS that the page is in, and this browser, which alone has what was written.
 * @returns {Store & {close: () => void}}
 */
function lmsStore(story, from) {
  const session = sessionIn(from);
  if (!session) return unreported(story);
  const browser = browserStore(story, `/${hashed(session.get(SCORM.learner)).toString(36)}`);
  const before = session.get("cmi.suspend_data");
  const taken = attemptOn(before, story);
  const report = reportOf(story, session, taken);
  let sent = taken && pathText(story, taken, SCORM.limit);
  if (!["completed", "passed"].includes(session.get(SCORM.status))) session.set(SCORM.status, "incomplete");
  let reported = session.commit();
  const store = {
    get lasting() {
      return reported && browser.lasting;
    },
    read: () => joined(browser.read(), taken),
    notice: taken && sent !== before ? words.PATH_CHANGED : "",
    write(attempt) {
      browser.write(attempt);
      store.notice = "";
      const path = attempt ? pathText(story, attempt, SCORM.limit) : "";
      if (path === sent && reported) return;
      sent = path;
      if (attempt) report(attempt);
      const scene = attempt ? passOf(story, attempt.seed, followedIn(attempt)).states.at(-1).scene : "";
      session.set(SCORM.location, scene);
      reported = session.set("cmi.suspend_data", path) && session.commit();
    },
    lookedBack() {
      reported = session.set(SCORM.status, "completed") && session.commit();
    },
    saying() {
      if (!reported) return `${words.NOT_REPORTED} ${browser.saying()}`;
      return `${words.REPORTED} ${browser.lasting ? words.WRITING_KEPT : words.WRITING_NOT_KEPT}`;
    },
    close: session.close,
  };
  return store;
}

/** This browser alone, where a package reaches no LMS. */
function unreported(story) {
  const browser = browserStore(story);
  const { saying } = browser;
  return Object.assign(browser, { saying: () => `${words.NOT_REPORTED} ${saying()}`, close() {} });
}

/**
 * Reports each decision of an attempt once, as an interaction: its number, scene and choice in the id, the letter of
 * the choice in its scene as the response. `taken`: the attempt that was reported before.
 */
function reportOf(story, session, taken) {
  const idsIn = (attempt) => attempt.passes.flatMap((pass) =>
    standingIn(story, attempt, pass).map((decision, index) => [interactionId(index + 1, decision), decision]));
  const count = Number.parseInt(session.get("cmi.interactions._count"), 10);
  // An LMS that does not count them keeps none.
  let next = count >= 0 ? count : MOST_INTERACTIONS;
  let seed = taken?.seed;
  let known = new Set(taken ? idsIn(taken).map(([id]) => id) : []);
  return (attempt) => {
    if (attempt.seed !== seed) known = new Set();
    seed = attempt.seed;
    for (const [id, decision] of idsIn(attempt)) {
      const interaction = `cmi.interactions.${next}`;
      if (known.has(id) || next >= MOST_INTERACTIONS || !session.set(`${interaction}.id`, id)) continue;
      known.add(id);
      const letter = "abcdefghi"[numberOf(story, decision.scene, decision.choice) - 1];
      const values = Object.entries(SCORM.interaction(letter, decision));
      for (const [name, value] of values) session.set(`${interaction}.${name}`, value);
      next += 1;
    }
  };
}

function interactionId(number, { scene, choice }) {
  return `d${number}-${scene}-${choice}`.slice(0, LONGEST_ID).replace(/-+$/, "");
}

function openInLms() {
  openPage((story) => {
    const store = lmsStore(story, window);
    addEventListener("pagehide", () => store.close());
    // A page that comes back has ended its session.
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    return store;
  });
}

if (globalThis.document) addEventListener("DOMContentLoaded", openInLms);
