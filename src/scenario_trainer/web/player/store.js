// Where the attempt is kept, between visits to the page.

/**
 * Where an attempt at a story is kept. `key`: under which name in this browser, where other windows change it, too.
 * `lasting`: whether all of it was kept, as far as is known. `read`: the attempt that is there; null where there is
 * none, or one that is then `unreadable`. `notice`: what to know before going on with it; perhaps nothing. `write`:
 * keep one; null forgets it. `lookedBack`: the debrief was opened. `saying`: what is kept where, for the learner.
 * @typedef {{key?: string, lasting: boolean, unreadable?: boolean, read: () => Attempt | null, notice: string,
 *   write: (attempt: Attempt | null) => void, lookedBack: () => void, saying: () => string}} Store
 */

/** This browser. `owner` keeps learners apart who share it. @returns {Store} */
function browserStore(story, owner = "") {
  const key = `scenario-trainer/${story.id}${owner}`;
  const store = {
    key,
    lasting: keep(`${key}/probe`, "1") && keep(`${key}/probe`, null),
    unreadable: false,
    read() {
      const text = kept(key);
      try {
        return text && attemptIn(text, story);
      } catch {
        store.unreadable = true;
        return null;
      }
    },
    notice: "",
    write(attempt) {
      store.unreadable = false;
      store.lasting = keep(key, attempt && JSON.stringify(attempt));
    },
    lookedBack() {},
    saying: () => (store.lasting ? words.KEPT_HERE : words.NOT_KEPT_HERE),
  };
  return store;
}
