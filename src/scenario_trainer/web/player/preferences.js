// Colours and text size, chosen once for every page.

const PREFERENCES = "scenario-trainer/preferences";

/** Show what was chosen, and keep what is chosen from now on. */
function applyPreferences() {
  const { dataset } = document.documentElement;
  let chosen = {};
  try {
    chosen = JSON.parse(kept(PREFERENCES)) ?? {};
  } catch {
    // What cannot be read is chosen anew.
  }
  for (const control of document.querySelectorAll("header select")) {
    const { id } = control;
    if ([...control.options].some(({ value }) => value === chosen[id])) dataset[id] = chosen[id];
    control.value = dataset[id];
    control.addEventListener("change", () => {
      dataset[id] = control.value;
      keep(PREFERENCES, JSON.stringify(dataset));
    });
  }
}
