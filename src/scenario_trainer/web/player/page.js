// The page: it opens, shows one view after another, and offers what stands around them.

/** @type {(id: string) => any} */
const byId = (id) => document.getElementById(id);

/** The story, which a page holds deflated so that it is light on a phone, and a package as plain JSON. */
async function unpacked(text) {
  if (text.startsWith("{")) return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

/** Open the page, with the attempt kept where `storeOf` says for its story. */
async function openPage(storeOf) {
  showPreferences();
  const story = readStory(await unpacked(byId("story").textContent));
  const trainer = trainerOf(story, storeOf(story));
  offerBriefing(trainer);
  offerAttempt(trainer);
  fillLookUp(trainer);
  exploreInSlices(trainer);
}

/** Show a view from its heading on: the title changes, and the focus goes there. */
function show(trainer, { title, contents }) {
  const heading = element("h2", { tabIndex: -1 }, title);
  byId("status").textContent = trainer.store.lasting || trainer.warned ? "" : trainer.store.saying();
  trainer.warned ||= !trainer.store.lasting;
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

function showKeeping({ store, attempt }) {
  byId("keeping").textContent = store.saying();
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
