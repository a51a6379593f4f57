// What lasts in the browser, where it lets a page keep anything. Pages opened as files may share one storage, so keys
// carry the story's id; sandboxed frames and private windows may refuse, at once or when storage is full.

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
