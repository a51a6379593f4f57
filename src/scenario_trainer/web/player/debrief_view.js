// The view of the debrief, with room for the learner's own words.

/** @returns {View} */
function debriefView(trainer, pass) {
  const { attempt, openEndings } = trainer;
  const parts = debriefParts(pass, openEndings ?? null, comparedWith(trainer, pass), attempt.written);
  const contents = rendered(parts, 3, trainer.reopen);
  // The room for what to try at work is a field here.
  const blank = contents[3].querySelector(".blank, .quote");
  blank.replaceWith(writingField(trainer, "commitment"));
  const unknown = openEndings === null ? [element("p", { className: "aside" }, words.OPEN_ENDINGS_UNKNOWN)] : [];
  return {
    title: words.DEBRIEF,
    contents: [...contents, ...unknown, ...passButtons(trainer), recordForm(trainer)],
  };
}

/** The passes to set beside each other, all of which ended: of a first pass its what-ifs, of a what-if the first pass. */
function comparedWith(trainer, pass) {
  const { passes, current } = trainer.attempt;
  const [first, ...whatIfs] = passes.map((kept) => endedPass(trainer, kept));
  return (current ? [pass] : whatIfs.filter(Boolean)).map((whatIf) => [first, whatIf]);
}

/** A way to each other pass that came to an end. */
function passButtons(trainer) {
  const { passes, current } = trainer.attempt;
  const buttons = passes.flatMap((kept, index) => {
    const pass = endedPass(trainer, kept);
    if (!pass || index === current) return [];
    const name = `${index ? words.WHAT_IF : words.FIRST_PASS}: ${endingOf(pass).title}`;
    return [element("li", {}, button(filled(words.SHOW_PASS, { name }), () => trainer.showPass(index), "link"))];
  });
  return buttons.length ? [folded(element("h3", {}, words.YOUR_PASSES), [element("ul", {}, buttons)])] : [];
}

/** A field for what the learner writes about a prompt. */
function writingField(trainer, prompt, label = words.PROMPTS[prompt]) {
  const { written } = trainer.attempt;
  const area = element("textarea", {
    value: written[prompt] ?? "",
    oninput: () => trainer.change(() => {
      if (area.value.trim()) written[prompt] = area.value;
      else delete written[prompt];
    }),
  });
  return element("label", { className: "field" }, label, area);
}

/** Everything that a CPD record asks for, and a way to save it. */
function recordForm(trainer) {
  const ending = endingOf(trainer.pass());
  const fields = [
    writingField(trainer, "reaction"),
    ...ending.reflect.map((question) => writingField(trainer, QUESTION + question, question)),
    ...FORM.map((heading) => writingField(trainer, heading)),
    standardsField(trainer),
    element("p", { className: "aside" }, words.NO_NAMES),
    button(words.SAVE_RECORD, () => saveRecord(trainer), "main"),
  ];
  return folded(element("h3", {}, words.WRITE_RECORD), fields);
}

function standardsField({ attempt: { written }, change }) {
  const chosen = () => (written.standards ?? "").split(" ").filter(Boolean);
  const boxes = Object.entries(words.STANDARDS).map(([number, about]) => {
    const box = element("input", {
      type: "checkbox",
      checked: chosen().includes(number),
      onchange: () => change(() => {
        const others = chosen().filter((each) => each !== number);
        written.standards = [...others, ...(box.checked ? [number] : [])].sort().join(" ");
      }),
    });
    return element("label", { className: "choice" }, box, element("span", {}, `${number} ${about}`));
  });
  return element("fieldset", {}, element("legend", {}, words.PROMPTS.standards), boxes);
}

/** Save the record of the first pass as a page of its own. */
function saveRecord(trainer) {
  const { story, attempt } = trainer;
  const [first, ...whatIfs] = attempt.passes;
  const began = new Date(first.began);
  const parts = recordParts(passOf(story, attempt.seed, first.decisions), {
    day: began.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }),
    minutes: minutesSpent(attempt),
    whatIfs: whatIfs.filter((pass) => endedPass(trainer, pass)).length,
    written: attempt.written,
  });
  const title = `${words.CPD_RECORD}: ${story.title}`;
  const saved = document.implementation.createHTMLDocument(title);
  saved.documentElement.lang = "en-GB";
  saved.head.prepend(
    element("meta", { charset: "utf-8" }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
  );
  saved.head.append(document.querySelector("style").cloneNode(true));
  const notice = element("p", { className: "aside" }, words.NO_NAMES);
  saved.body.append(element("main", {}, element("h1", {}, title), rendered(parts, 2), notice));
  const html = `<!DOCTYPE html>\n${saved.documentElement.outerHTML}`;
  download(`cpd-${story.id}-${isoDay(began)}.html`, "text/html", html);
}

/** A local day as it stands in a file's name. */
function isoDay(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
}
