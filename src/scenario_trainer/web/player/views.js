// The views of play: what awaits the learner next, and what followed a choice. Each returns its heading and contents.

/** @typedef {{title: string, contents: Node[]}} View */

function button(text, onclick, className = "") {
  return element("button", { type: "button", className, onclick }, text);
}

/** The scenes since the last choice, the last of them with its question or ending. @returns {View} */
function sceneView(trainer, pass) {
  const { story, attempt } = trainer;
  const moments = momentsAfter(pass, pass.steps.length - 1).filter(({ is }) => is !== "outcome");
  const [first] = moments;
  const last = moments.at(-1);
  const progress = last.is === "decision" ? progressWords(last.number, last.toGo) : "";
  const eyebrow = progress && isWhatIf(trainer, pass) ? `${words.WHAT_IF} · ${progress}` : progress;
  // One title is the view's own heading, and the question that of its form.
  const titled = first.title ? first : last;
  const parts = moments.flatMap((moment) => {
    const shown = { ...moment, question: undefined, title: moment === titled ? undefined : moment.title };
    return momentParts(story, shown, true);
  });
  const back = waysBack(trainer, pass, words.STEP_BACK);
  const ask = {
    decision: () => [...rendered(gaugeParts(last.gauges), 3), decisionForm(trainer, last, attempt), ...back],
    ended: () => [button(words.LOOK_BACK, trainer.lookBack, "main"), ...back],
    stuck: () => back,
  };
  return {
    title: titled.title ?? (eyebrow || words.THE_END),
    contents: [
      eyebrow && titled.title && element("p", { className: "eyebrow" }, eyebrow),
      ...rendered(parts, 3),
      ...ask[last.is](),
    ],
  };
}

/** Whether a pass is under way beside a first pass that came to an end. */
function isWhatIf(trainer, pass) {
  return !endingOf(pass) && endedPass(trainer, trainer.attempt.passes[0]);
}

/** Buttons back to the last decision, under this name, and from a what-if to the debrief, where there are these. */
function waysBack(trainer, pass, name) {
  return [
    pass.decisions.length && button(name, trainer.stepBack),
    isWhatIf(trainer, pass) && button(words.BACK_TO_DEBRIEF, trainer.backToDebrief),
  ];
}

/** The choices, and the learner's reasons where these are asked for first. */
function decisionForm(trainer, { question, offers }, { reason_first: reasonFirst }) {
  const choices = offers.map(({ id, text, locked }) => {
    const radio = element("input", { type: "radio", name: "choice", value: id, disabled: Boolean(locked) });
    const why = locked ? element("span", { className: "aside" }, ` (${words.NOT_YET}: ${locked})`) : null;
    return element("label", { className: "choice" }, radio, element("span", {}, text, why));
  });
  const fields = element("fieldset", {}, element("legend", {}, question ?? words.WHAT_NOW), choices);
  const form = element("form", { noValidate: true }, fields, reasonFirst ? reasonFields() : []);
  // A frame that allows no forms lets nothing be submitted; the button is clicked by Enter, too.
  const decide = (clicked) => {
    clicked.preventDefault();
    const given = new FormData(form);
    const choice = given.get("choice");
    if (choice) {
      const confidence = Number(given.get("confidence")) || null;
      trainer.choose(choice, { reason: String(given.get("reason") ?? "").trim(), confidence });
    } else refuse(form, fields);
  };
  form.append(element("button", { className: "main", onclick: decide }, words.CHOOSE));
  return form;
}

/** Say in text that nothing was chosen, and go to the first answer that can be. */
function refuse(form, fields) {
  if (!form.querySelector(".error")) {
    fields.querySelector("legend").after(element("p", { className: "error", id: "error" }, words.CHOOSE_FIRST));
    fields.setAttribute("aria-describedby", "error");
  }
  fields.querySelector("input:enabled").focus();
}

function reasonFields() {
  const scale = Object.entries(words.CONFIDENCE).map(([value, name]) =>
    element("label", { className: "choice" }, element("input", { type: "radio", name: "confidence", value }),
      element("span", {}, name)),
  );
  return [
    element("label", { className: "field" }, words.WHY, element("textarea", { name: "reason" })),
    element("fieldset", {}, element("legend", {}, words.HOW_SURE), scale),
  ];
}

/** What followed the last choice. @returns {View} */
function outcomeView(trainer, pass) {
  const { story, attempt } = trainer;
  const moment = outcomeOf(pass, pass.decisions.length - 1);
  const coached = attempt.timing === "coached";
  const others = coached && moment.alternatives.length
    ? [folded(words.OTHERS_CHOOSE, rendered(alternativeParts(story, moment.alternatives), 3))]
    : [];
  const decision = trainer.keptDecision();
  const note = element("textarea", {
    value: decision.note,
    oninput: () => trainer.change(() => (decision.note = note.value)),
  });
  return {
    title: words.WHAT_FOLLOWS,
    contents: [
      ...rendered(momentParts(story, moment, coached), 3),
      button(words.GO_ON, trainer.goOn, "main"),
      ...waysBack(trainer, pass, words.TRY_ANOTHER),
      ...others,
      folded(words.YOUR_NOTE, [element("label", {}, words.NOTE, note)]),
    ],
  };
}
