// What lasts in the browser, where it lets a page keep anything. Pages opened as files may share one storage, so keys
// carry the story's id; sandboxed frames and private windows may refuse, at once or when storage is full.

const PREFERENCES = "scenario-trainer/preferences";

/** What is kept under a key; null where there is nothing, or storage is refused. */
function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keep a text, or nothing; whether that succeeded. */
function keep(key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where an attempt at a story is kept. `lasting`: whether all of it was kept, as far as is known. `read`: the attempt
 * that is there. `notice`: what to know before going on with it; perhaps nothing. `write`: keep one; null forgets it.
 * `lookedBack`: the debrief was opened. `saying`: what is kept where, for the learner.
 * @typedef {{lasting: boolean, read: () => Attempt | null, notice: string, write: (attempt: Attempt | null) => void,
 *   lookedBack: () => void, saying: () => string}} Store
 */

/** This browser. `owner` keeps learners apart who share it. @returns {Store} */
function browserStore(story, owner = "") {
  const { words } = story;
  const key = `scenario-trainer/${story.id}${owner}`;
  const store = {
    lasting: keep(`${key}/probe`, "1") && keep(`${key}/probe`, null),
    read: () => savedIn(key, story),
    notice: "",
    write: (attempt) => (store.lasting = keep(key, attempt && JSON.stringify(attempt))),
    lookedBack() {},
    saying: () => (store.lasting ? words.KEPT_HERE : words.NOT_KEPT_HERE),
  };
  return store;
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

/** Hand a file to whoever uses the page. */
function download(name, type, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
