// Parts of documents as elements. What authors and learners wrote becomes text, never markup.

const SIGNS = { reflects: "●", partly: "◐", against: "○", null: "·" };

/** An element with properties or attributes, and children: elements and texts. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** What opens below its title. */
function folded(title, contents) {
  return element("details", {}, element("summary", {}, title), contents);
}

/**
 * Parts as elements, their sections with headings of this level. `reopen` is called with the number of a decision
 * that somebody wants to take differently; without it nothing offers that.
 */
function rendered(parts, level, reopen) {
  const labelled = (label) => (label ? [element("span", { className: "label" }, lead(label)), " "] : []);
  const inside = (list) => rendered(list, Math.min(level + 1, 6), reopen);
  const heading = (text) => element(`h${level}`, {}, text);
  const differently = (number, answer = "") => {
    const label = filled(words.DECIDE_NUMBER_DIFFERENTLY, { number }) + answer;
    const button = { type: "button", className: "link", "aria-label": label, onclick: () => reopen(number) };
    return reopen && number ? [element("button", button, words.DECIDE_DIFFERENTLY)] : [];
  };
  const table = (rows) => {
    const lines = rows.map(([name, value]) =>
      element("tr", {}, element("th", { scope: "row" }, name), element("td", {}, value)),
    );
    return element("table", {}, element("tbody", {}, lines));
  };
  const kinds = {
    Paragraph({ text, label, tone }) {
      if (tone !== "quote") return element("p", { className: tone }, labelled(label), text);
      return element("div", { className: "quote" }, label ? element("p", { className: "label" }, label) : null,
        element("p", {}, text));
    },
    Blank: ({ prompt }) => element("p", { className: "blank" }, prompt),
    Facts: ({ rows }) => table(rows),
    Section: ({ title, parts: content, folded: isFolded }) =>
      isFolded ? folded(heading(title), inside(content)) : element("section", {}, heading(title), inside(content)),
    Items: ({ items: list }) =>
      element("ul", {}, list.map(({ label, text, parts: content, decision }) =>
        element("li", {}, labelled(label), text, " ", differently(decision, `: ${text.slice(0, 60)}…`),
          inside(content)))),
    Finding: ({ alignment, principle, why, place, source, instead_of: insteadOf, in_short: inShort }) =>
      element("div", { className: `finding ${alignment}` },
        element("p", {}, element("span", { className: "sign", "aria-hidden": "true" }, SIGNS[alignment]),
          element("strong", {}, lead(words.ALIGNMENTS[alignment])), ` ${principle} `,
          place ? element("span", { className: "aside" }, `(${[source, place].filter(Boolean).join(", ")})`) : null),
        insteadOf ? element("p", { className: "aside" }, labelled(words.INSTEAD_OF), insteadOf) : null,
        why ? element("p", {}, why) : null,
        inShort ? folded(filled(words.MEANING_OF, { principle }), [element("p", {}, inShort)]) : null),
    Gauges: ({ gauges }) => element("div", { className: "gauges" }, gauges.map((gauge) => gaugeBar(gauge))),
    EndingLine: ({ kind, title }) =>
      element("p", { className: "ending lead" }, labelled(words.ENDINGS[kind]), title),
    Path: ({ steps }) =>
      element("ol", { className: "path" }, steps.map(({ number, question, text, parts: content, branches }) =>
        element("li", { value: number }, element("p", { className: "aside" }, question), element("p", {}, text),
          rendered(content, level, reopen),
          branches.map((branch) => element("p", { className: "aside" }, branch)), differently(number)))),
    Tallies: ({ tallies: list }) => {
      const signs = (alignments) => alignments.map((each) => SIGNS[each]).join("");
      return table(list.map(({ principle, alignments, text }) =>
        [principle, [element("span", { "aria-hidden": "true" }, signs(alignments)), ` ${text}`]]));
    },
    Comparison: ({ left, right }) =>
      element("div", { className: "comparison" }, [left, right].map(([title, content]) =>
        element("div", {}, element("p", { className: "label" }, title), rendered(content, level, reopen)))),
  };
  return parts.map((part) => kinds[part.part](part));
}

function gaugeBar(gauge) {
  const { value, minimum, maximum } = gauge;
  const filling = element("span");
  filling.style.width = `${(100 * (value - minimum)) / (maximum - minimum || 1)}%`;
  return element("div", { className: "gauge" },
    element("span", { className: "label" }, gauge.label),
    element("span", { "aria-hidden": "true" }, gauge.before === null ? `${value}` : `${gauge.before} → ${value}`),
    element("span", { className: "bar", "aria-hidden": "true" }, filling),
    element("span", { className: "aside" }, gaugeWords(gauge)));
}
