"""A package's script in this process, with a learning management system (LMS) that refuses what Moodle refuses.

The LMS keeps what it is given between sessions, and notes every value that it refuses.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from py_mini_racer import MiniRacer

from scenario_trainer.web.compiler import compiled
from scenario_trainer.web.script import script

if TYPE_CHECKING:
    from scenario_trainer.story.model import Guidance, Scenario

LMS = r"""
globalThis.crypto ??= {getRandomValues: (values) => values.fill(Math.floor(Math.random() * 4e9))};
globalThis.performance = {now: () => clock};
const shelf = new Map();
globalThis.localStorage = {
  getItem: (key) => shelf.get(key) ?? null,
  setItem: (key, text) => { if (full) throw new Error("full"); shelf.set(key, text); },
  removeItem: (key) => shelf.delete(key),
};
const time = (date) => new RegExp(`^${date}(\\.\\d{1,2}(Z|[+-]\\d\\d(:\\d\\d)?)?)?$`);
const VOCABULARY = {
  "1.2": {
    "cmi.core.lesson_status": /^(passed|completed|failed|incomplete|browsed)$/,
    "cmi.core.lesson_location": /^[^]{0,255}$/,
    "cmi.core.exit": /^(time-out|suspend|logout|)$/,
    "cmi.core.session_time": /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/,
    "cmi.suspend_data": /^[^]{0,4096}$/,
    "cmi.interactions.n.id": /^[!-~]{0,255}$/,
    "cmi.interactions.n.type": /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/,
    "cmi.interactions.n.student_response": /^[a-z0-9]$/,
    "cmi.interactions.n.result": /^(correct|wrong|unanticipated|neutral)$/,
  },
  2004: {
    "cmi.completion_status": /^(completed|incomplete|not attempted|unknown)$/,
    "cmi.location": /^.{0,1000}$/,
    "cmi.exit": /^(time-out|suspend|logout|normal|)$/,
    "cmi.session_time": /^PT\d+H\d+M\d+(\.\d{1,2})?S$/,
    "cmi.suspend_data": /^.{0,64000}$/,
    "cmi.interactions.n.id": /^\S{0,4000}[a-zA-Z0-9]$/,
    "cmi.interactions.n.type": /^(true-false|choice|(long-)?fill-in|matching|performance|likert|numeric|other)$/,
    "cmi.interactions.n.timestamp": time("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"),
    "cmi.interactions.n.learner_response": /^[a-z0-9]$/,
    "cmi.interactions.n.result": /^(correct|incorrect|unanticipated|neutral)$/,
    "cmi.interactions.n.description": /^([^{].{0,249})?$/,
  },
};
const ALIASES = {
  LMSInitialize: "Initialize",
  LMSFinish: "Terminate",
  LMSGetValue: "GetValue",
  LMSSetValue: "SetValue",
  LMSCommit: "Commit",
};
let stored, held, refused, log, open, counts = true, broken = false, full = false, clock = 0;
function reset() { stored = {}; held = {}; refused = []; log = []; open = false; shelf.clear(); }
function apiOf(version) {
  const given = VOCABULARY[version];
  const said = (fine) => (broken ? "false" : String(fine));
  const api = {
    Initialize(text) {
      log.push("Initialize");
      if (open || text !== "") return "false";
      open = true;
      return "true";
    },
    Terminate(text) {
      log.push("Terminate");
      const fine = open && text === "";
      open = false;
      return said(fine);
    },
    Commit(text) {
      log.push("Commit");
      if (open && !broken) stored = {...held};
      return said(open && text === "");
    },
    GetValue(element) {
      if (!open) return "";
      if (element === "cmi.interactions._count") return counts ? String(interactions(held).length) : "";
      return element.endsWith("_id") ? "learner-7" : held[element] ?? "";
    },
    SetValue(element, value) {
      const rule = given[element.replace(/\.\d+\./, ".n.")];
      const [, index, name] = /\.(\d+)\.(\w+)$/.exec(element) ?? [];
      const late = /response/.test(name) && held[`cmi.interactions.${index}.type`] !== "choice";
      const inOrder = index === undefined || index <= interactions(held).length;
      if (!open || broken || !rule || typeof value !== "string" || !rule.test(value) || late || !inOrder) {
        refused.push([element, value]);
        return "false";
      }
      log.push([element, value]);
      held[element] = value;
      return "true";
    },
  };
  const named = version === "1.2" ? Object.entries(ALIASES) : Object.keys(api).map((each) => [each, each]);
  return Object.fromEntries(named.map(([name, does]) => [name, api[does]]));
}
const interactions = (values) => {
  const found = [];
  for (const [element, value] of Object.entries(values)) {
    const [, index, name] = /^cmi\.interactions\.(\d+)\.(\w+)$/.exec(element) ?? [];
    if (name) (found[index] ??= {})[name] = value;
  }
  return found;
};
let story, store, attempt;
function launch(compiled, alone) {
  story = readStory(compiled);
  held = {...stored};
  open = false;
  const window = {};
  window.parent = {[version === "1.2" ? "API" : "API_1484_11"]: alone ? null : apiOf(version)};
  window.parent.parent = window.parent;
  store = lmsStore(story, window);
  attempt = store.read();
  return true;
}
function begin() { attempt = newAttempt(story, "coached", true); store.write(attempt); return attempt.seed; }
function take(scene, choice) {
  keepDecision(attempt, {...decisionOn(story, scene, choice), seconds: 5, reason: "SECRET", confidence: 3});
  store.write(attempt);
  return true;
}
function write(prompt, text) { attempt.written[prompt] = text; store.write(attempt); }
const seen = () => {
  const { notice, lasting } = store;
  const keys = [...shelf.keys()];
  return JSON.stringify({stored, refused, log, attempt, notice, lasting, saying: store.saying(),
    interactions: interactions(stored), shelf: keys});
};
"""


class Lms:
    """An LMS, a browser's storage, and in them a learner with a story's package."""

    def __init__(self, scenario: Scenario, guidance: Guidance, version: str) -> None:
        self.version = version
        self._racer = MiniRacer()
        code = script(version)
        self._racer.eval(f"{code}{LMS} const version = '{version}'; reset(); 0")
        self._guidance = guidance
        self.launch(scenario)

    def launch(self, scenario: Scenario, *, alone: bool = False) -> None:
        """Open the package, in the LMS or `alone`."""
        self._racer.call("launch", compiled(scenario, self._guidance), alone)

    def run(self, code: str) -> None:
        """Do something in the script."""
        self._racer.eval(f"{code}; 0")

    def ask(self, code: str) -> Any:
        """The value of something there."""
        return json.loads(str(self._racer.eval(f"JSON.stringify({code})")))

    def play(self, *steps: str) -> None:
        """Take choices, each ``scene/choice``, from where the learner is."""
        for step in steps:
            self._racer.call("take", *step.split("/"))

    def seen(self) -> Any:
        """What the LMS keeps, refused and heard, and what the learner has."""
        return json.loads(str(self._racer.call("seen")))
