// The page: which view is on show, what the learner does in it, and what is kept of it.

/** @type {(id: string) => any} */
const byId = (id) => document.getElementById(id);

/** The story, which a page holds deflated so that it is light on a phone. */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

async function openPage() {
  showPreferences();
  const trainer = trainerOf(readStory(await unpacked(byId("story").textContent)));
  offerBriefing(trainer);
  offerAttempt(trainer);
  fillLookUp(trainer);
  exploreInSlices(trainer);
}

/** One learner with one story: what they can do, and what it changes. */
function trainerOf(story) {
  const key = `scenario-trainer/${story.id}`;
  let since = Date.now();
  const trainer = {
    story,
    /** @type {Attempt | null} */
    attempt: savedIn(key, story),
    /** Whether what is done is kept. */
    lasting: keep(`${key}/probe`, "1") && keep(`${key}/probe`, null),
    /** Undefined while the story is being explored, null where it is too large for that. */
    openEndings: undefined,
    exploration: exploring(story),
    pass: () => passOf(story, trainer.attempt.seed, followedIn(trainer.attempt)),
    keptDecision: () => trainer.attempt.passes[trainer.attempt.current].decisions[trainer.attempt.at - 1],
    /** Change the attempt, and keep it. */
    change(changed) {
      changed();
      trainer.lasting = keep(key, trainer.attempt && JSON.stringify(trainer.attempt));
      showKeeping(trainer);
    },
    begin(timing, reasonFirst) {
      trainer.change(() => (trainer.attempt = newAttempt(story, timing, reasonFirst)));
      since = Date.now();
      show(trainer, sceneView(trainer, trainer.pass()));
    },
    resume() {
      since = Date.now();
      const pass = trainer.pass();
      const change = changeIn(story, pass, followedIn(trainer.attempt));
      trainer.attempt.at = pass.standing;
      const view = pass.standing && !change ? outcomeView(trainer, pass) : sceneView(trainer, pass);
      show(trainer, { ...view, contents: [...changedNotice(story.words, change), ...view.contents] });
    },
    choose(choice, { reason, confidence }) {
      const { scene } = trainer.pass().states.at(-1);
      const seconds = Math.min(Math.ceil((Date.now() - since) / 1000), LONGEST_PAUSE);
      const { text } = story.scenes.get(scene).choices.get(choice);
      const decided = new Date().toISOString();
      const question = questionOf(story, scene);
      const decision = { scene, choice, question, text, decided, seconds, reason, confidence, note: "" };
      trainer.change(() => keepDecision(trainer.attempt, decision));
      since = Date.now();
      show(trainer, outcomeView(trainer, trainer.pass()));
    },
    goOn: () => show(trainer, sceneView(trainer, trainer.pass())),
    lookBack() {
      if (trainer.openEndings === undefined) trainer.openEndings = finished(trainer.exploration);
      show(trainer, debriefView(trainer, trainer.pass()));
    },
    stepBack() {
      trainer.reopen(trainer.attempt.at);
      byId("status").textContent = story.words.STEPPED_BACK;
    },
    /** Be asked a decision again, from 1. */
    reopen(number) {
      trainer.change(() => (trainer.attempt.at = number - 1));
      trainer.goOn();
    },
    /** Look back on another pass. */
    showPass(index) {
      trainer.change(() => {
        trainer.attempt.current = index;
        trainer.attempt.at = trainer.attempt.passes[index].decisions.length;
      });
      trainer.lookBack();
    },
  };
  return trainer;
}

/** The attempt kept under a key; null where there is none that can be read. */
function savedIn(key, story) {
  const text = kept(key);
  try {
    return text && attemptIn(text, story);
  } catch {
    return null;
  }
}

/** Show a view from its heading on: the title changes, and the focus goes there. */
function show(trainer, { title, contents }) {
  const heading = element("h2", { tabIndex: -1 }, title);
  byId("status").textContent = "";
  byId("briefing").hidden = true;
  byId("view").hidden = false;
  byId("view").replaceChildren(heading, ...contents.filter(Boolean));
  byId("transcript").hidden = false;
  byId("transcript").open = false;
  document.title = `${title} · ${trainer.story.title}`;
  heading.focus();
  window.scrollTo(0, 0);
  showKnown(trainer);
}

function offerBriefing(trainer) {
  const form = byId("begin");
  byId("unplayable").hidden = true;
  form.hidden = false;
  showWhatIsKept(trainer);
  byId("resume").addEventListener("click", trainer.resume);
  form.lastElementChild.addEventListener("click", (clicked) => {
    clicked.preventDefault();
    const given = new FormData(form);
    trainer.begin(given.get("timing"), given.has("reasonFirst"));
  });
}

/** What is kept, saving it to a file, opening one, and forgetting it. */
function offerAttempt(trainer) {
  const { story } = trainer;
  const { words } = story;
  byId("attempt").hidden = false;
  showKeeping(trainer);
  byId("save").addEventListener("click", () => {
    const day = isoDay(new Date());
    download(`attempt-${story.id}-${day}.json`, "application/json", JSON.stringify(trainer.attempt, null, 1));
  });
  byId("open").addEventListener("change", async () => {
    const [file] = byId("open").files;
    if (!file) return;
    let said = words.OPENED;
    try {
      const opened = attemptIn(await file.text(), story);
      trainer.change(() => (trainer.attempt = opened));
      trainer.resume();
    } catch (error) {
      said = error.message;
    }
    byId("open").value = "";
    byId("status").textContent = said;
  });
  byId("forget").addEventListener("click", () => {
    const asked = byId("forget").textContent === words.FORGET_ANYWAY;
    byId("forget").textContent = asked ? words.FORGET_ATTEMPT : words.FORGET_ANYWAY;
    if (!asked) return;
    trainer.change(() => (trainer.attempt = null));
    byId("view").hidden = true;
    byId("transcript").hidden = true;
    showWhatIsKept(trainer);
    byId("briefing").hidden = false;
    byId("briefing").querySelector("h2").focus();
    byId("status").textContent = words.FORGOTTEN;
  });
}

function showKeeping({ story: { words }, attempt, lasting }) {
  byId("keeping").textContent = lasting ? words.KEPT_HERE : words.NOT_KEPT_HERE;
  for (const id of ["save", "forget"]) byId(id).hidden = !attempt;
}

/** In the briefing: a way on with what was played before, and what beginning anew does to it. */
function showWhatIsKept({ story: { words }, attempt }) {
  for (const id of ["resume", "replaced"]) byId(id).hidden = !attempt;
  byId("begin").lastElementChild.textContent = attempt ? words.BEGIN_ANEW : words.BEGIN;
}

/** The guidance and, whenever somebody opens it, the transcript. */
function fillLookUp(trainer) {
  const { story } = trainer;
  byId("guidance").append(...rendered(story.words, story.guidanceParts, 3));
  byId("transcript").addEventListener("toggle", () => {
    if (!byId("transcript").open || !trainer.attempt) return;
    const coached = trainer.attempt.timing === "coached";
    const parts = transcriptParts(story, allMoments(trainer.pass()), coached);
    byId("transcript").lastElementChild.replaceChildren(...rendered(story.words, parts, 3));
  });
}

/** What the learner has found out or done by now. */
function showKnown({ story, pass }) {
  const { flags } = pass().states.at(-1);
  const texts = story.flags.filter((_, index) => flags[index]);
  const parts = texts.length ? [section(story.words.WHAT_YOU_KNOW, [bullets(texts)])] : [];
  byId("known").replaceChildren(...rendered(story.words, parts, 3));
}

/** Explore the story while the page stays quick to answer. */
function exploreInSlices(trainer) {
  const slice = () => {
    if (trainer.openEndings !== undefined) return;
    const { done, value } = trainer.exploration.next();
    if (done) trainer.openEndings = value;
    else setTimeout(slice);
  };
  setTimeout(slice, 300);
}

/** Colours and text size, as they were chosen for every story. */
function showPreferences() {
  const root = document.documentElement;
  const controls = { theme: byId("theme"), size: byId("size") };
  let chosen = {};
  try {
    chosen = JSON.parse(kept(PREFERENCES)) ?? {};
  } catch {
    // What cannot be read is chosen anew.
  }
  for (const [name, control] of Object.entries(controls)) {
    if ([...control.options].some(({ value }) => value === chosen[name])) root.dataset[name] = chosen[name];
    control.value = root.dataset[name];
    control.addEventListener("change", () => {
      root.dataset[name] = control.value;
      keep(PREFERENCES, JSON.stringify({ theme: root.dataset.theme, size: root.dataset.size }));
    });
  }
}

// The tests run the script without a page.
if (globalThis.document) openPage();
