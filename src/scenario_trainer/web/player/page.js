// The page: it opens, shows one view after another, and offers what stands around them.

/** @type {(id: string) => any} */
const byId = (id) => document.getElementById(id);

/** The compiled story, which a page holds deflated so that it is light on a phone, and a package as it is. */
async function unpacked(text) {
  if (text.startsWith("[")) return text;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

/** Open the page, with the attempt kept where `storeOf` says for its story. */
async function openPage(storeOf) {
  applyPreferences();
  const story = readStory(await unpacked(byId("story").textContent));
  const trainer = trainerOf(story, storeOf(story));
  offerBriefing(trainer);
  offerAttempt(trainer);
  fillLookUp(trainer);
  exploreInSlices(trainer);
  watchOtherWindows(trainer);
  return trainer;
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
  showKnown(trainer.story, trainer.pass().states.at(-1).flags);
  showKeeping(trainer);
}

/** Go back to the briefing, and announce why. */
function showBriefing(trainer, why) {
  const heading = byId("briefing").querySelector("h2");
  for (const id of ["view", "transcript"]) byId(id).hidden = true;
  showKnown(trainer.story, []);
  showWhatIsKept(trainer);
  showKeeping(trainer);
  byId("briefing").hidden = false;
  document.title = `${heading.textContent} · ${trainer.story.title}`;
  heading.focus();
  byId("status").textContent = why;
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
    if (byId("forget").textContent === words.FORGET_ANYWAY) {
      trainer.change(() => (trainer.attempt = null));
      showBriefing(trainer, words.FORGOTTEN);
    } else byId("forget").textContent = words.FORGET_ANYWAY;
  });
}

function showKeeping({ store, attempt }) {
  byId("keeping").textContent = store.saying();
  byId("forget").textContent = words.FORGET_ATTEMPT;
  for (const id of ["save", "forget", "opening"]) byId(id).hidden = !attempt;
}

/** Take over what was played in another window, so that neither writes over the other. */
function watchOtherWindows(trainer) {
  addEventListener("storage", ({ key }) => {
    if (key !== trainer.store.key) return;
    trainer.attempt = trainer.store.read();
    showBriefing(trainer, words.PLAYED_ELSEWHERE);
  });
}

/** In the briefing: a way on with what was played before, and what beginning anew does to it. */
function showWhatIsKept({ attempt, store }) {
  byId("resume").hidden = !attempt;
  byId("replaced").hidden = !attempt && !store.unreadable;
  byId("replaced").textContent = attempt ? words.REPLACED : words.UNREADABLE;
  const begin = byId("begin").lastElementChild;
  begin.textContent = attempt ? words.BEGIN_ANEW : words.BEGIN;
  begin.className = attempt ? "" : "main";
}

/** People, the guidance and, whenever somebody opens it, the transcript. */
function fillLookUp(trainer) {
  const { story } = trainer;
  showKnown(story, []);
  byId("guidance").append(...rendered(guidanceParts(story), 3));
  byId("transcript").addEventListener("toggle", () => {
    if (!byId("transcript").open || !trainer.attempt) return;
    const coached = trainer.attempt.timing === "coached";
    const parts = transcriptParts(story, allMoments(trainer.pass()), coached);
    byId("transcript").lastElementChild.replaceChildren(...rendered(parts, 3));
  });
}

/** Who is who, and what the learner has found out or done by now. */
function showKnown(story, flags) {
  byId("known").replaceChildren(...rendered(peopleParts(story, flags), 3));
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

/** Hand a file to whoever uses the page. */
function download(name, type, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
