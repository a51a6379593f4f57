// The page in a learning management system (LMS), by SCORM 1.2 or 2004. Only packages have this module. The LMS is
// given that somebody began and came to the debrief, for how long, and which choices were taken; never a score, never
// passed or failed, and nothing that somebody wrote.

/** What the two versions call the same; `limit`: how long the suspend data may be. */
const SCORM = {
  "1.2": {
    api: "API",
    initialize: "LMSInitialize",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    terminate: "LMSFinish",
    learner: "cmi.core.student_id",
    status: "cmi.core.lesson_status",
    location: "cmi.core.lesson_location",
    exit: "cmi.core.exit",
    sessionTime: "cmi.core.session_time",
    duration: (hours, minutes, seconds) => [`${hours}`.padStart(4, "0"), minutes, seconds].join(":"),
    interaction: (response) => ({ type: "choice", student_response: response, result: "neutral" }),
    limit: 4095,
  },
  2004: {
    api: "API_1484_11",
    initialize: "Initialize",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    terminate: "Terminate",
    learner: "cmi.learner_id",
    status: "cmi.completion_status",
    location: "cmi.location",
    exit: "cmi.exit",
    sessionTime: "cmi.session_time",
    duration: (hours, minutes, seconds) => `PT${hours}H${minutes}M${seconds}S`,
    interaction: (response, { decided, text }) => ({
      type: "choice",
      // Two decimals that are not 00: without them Moodle refuses the zone.
      timestamp: `${decided.slice(0, 20)}${decided.slice(20, 22).replace("00", "01")}Z`,
      learner_response: response,
      result: "neutral",
      description: descriptionOf(text),
    }),
    limit: 64000,
  },
};
const MOST_INTERACTIONS = 250;
const LONGEST_ID = 250;

/** One line of at most 250 characters. In quotation marks it cannot begin with a brace, which would name a language. */
function descriptionOf(text) {
  const line = text.replace(/\s+/g, " ");
  return `“${line.length > 248 ? `${line.slice(0, 247).replace(/[\uD800-\uDBFF]$/, "")}…` : line}”`;
}

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

/** How long ago an instant was, in a version's own form, to hundredths of a second. */
function sessionTime({ duration }, began) {
  const hundredths = Math.round((Date.now() - began) / 10);
  const minutes = Math.floor(hundredths / 6000);
  const seconds = ((hundredths % 6000) / 100).toFixed(2);
  return duration(Math.floor(minutes / 60), `${minutes % 60}`.padStart(2, "0"), seconds.padStart(5, "0"));
}

/**
 * A session with an LMS; null where there is none, or it refuses. `get` gives a text, perhaps empty; `set`, `commit`
 * and `close`, which hands in the time and ends the session, whether that succeeded.
 */
function sessionWith(names, from) {
  const api = foundApi(names.api, from);
  const call = (method, ...given) => String(reached(() => api[names[method]](...given)) ?? "");
  const set = (element, value) => call("set", element, String(value)) === "true";
  if (call("initialize", "") !== "true") return null;
  const began = Date.now();
  const commit = () => {
    set(names.exit, "suspend");
    set(names.sessionTime, sessionTime(names, began));
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
  const { words } = story;
  const names = SCORM[story.scorm];
  const session = sessionWith(names, from);
  if (!session) return unreported(story);
  const browser = browserStore(story, `/${hashed(session.get(names.learner)).toString(36)}`);
  const taken = attemptOn(session.get("cmi.suspend_data"), story);
  const report = reportOf(story, names, session, taken);
  let sent = taken && pathText(story, taken, names.limit);
  if (!["completed", "passed"].includes(session.get(names.status))) session.set(names.status, "incomplete");
  let reported = session.commit();
  return {
    get lasting() {
      return reported && browser.lasting;
    },
    read: () => joined(browser.read(), taken),
    write(attempt) {
      browser.write(attempt);
      const path = attempt ? pathText(story, attempt, names.limit) : "";
      if (path === sent && reported) return;
      sent = path;
      if (attempt) {
        report(attempt);
        session.set(names.location, passOf(story, attempt.seed, followedIn(attempt)).states.at(-1).scene);
      }
      reported = session.set("cmi.suspend_data", path) && session.commit();
    },
    lookedBack() {
      reported = session.set(names.status, "completed") && session.commit();
    },
    saying() {
      if (!reported) return `${words.NOT_REPORTED} ${browser.saying()}`;
      return `${words.REPORTED} ${browser.lasting ? words.WRITING_KEPT : words.WRITING_NOT_KEPT}`;
    },
    close: session.close,
  };
}

/** This browser alone, where a package reaches no LMS. */
function unreported(story) {
  const browser = browserStore(story);
  const { saying } = browser;
  return Object.assign(browser, { saying: () => `${story.words.NOT_REPORTED} ${saying()}`, close() {} });
}

/**
 * Reports each decision of an attempt once, as an interaction: its number, scene and choice in the id, the letter of
 * the choice in its scene as the response. `taken`: the attempt that was reported before.
 */
function reportOf(story, names, session, taken) {
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
      if (known.has(id) || next >= MOST_INTERACTIONS) continue;
      known.add(id);
      const letter = "abcdefghi"[numberOf(story, decision.scene, decision.choice) - 1];
      const values = { id, ...names.interaction(letter, decision) };
      for (const [name, value] of Object.entries(values)) session.set(`cmi.interactions.${next}.${name}`, value);
      next += 1;
    }
  };
}

function interactionId(number, { scene, choice }) {
  return `d${number}-${scene}-${choice}`.slice(0, LONGEST_ID).replace(/-+$/, "");
}

if (globalThis.document) {
  openPage((story) => {
    const store = lmsStore(story, window);
    addEventListener("pagehide", () => store.close());
    // A page that comes back has ended its session.
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    return store;
  });
}
