// A page that stands by itself. The tests run the script without a page.

async function openAlone() {
  const trainer = await openPage(browserStore);
  // The browser asks before an attempt is lost that nothing keeps.
  addEventListener("beforeunload", (leaving) => {
    if (trainer.attempt && !trainer.store.lasting) leaving.preventDefault();
  });
}

if (globalThis.document) addEventListener("DOMContentLoaded", openAlone);
