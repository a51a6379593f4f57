// A page that stands by itself. The tests run the script without a page.

if (globalThis.document) openPage(browserStore);
