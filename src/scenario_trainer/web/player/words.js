// Words that are put together from templates, as in documents/wording/phrases.py. `words` is documents/wording itself:
// script.py puts the words in its place.

/** A template with its slots filled. */
function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, slot) => values[slot]);
}

/** A pair of templates, for one and for many, filled. */
function counted(templates, number, values = {}) {
  return filled(templates[number === 1 ? 0 : 1], { number, ...values });
}

function lead(label) {
  return /[?!.:]$/.test(label) ? label : `${label}:`;
}

function quoted(text) {
  return filled(words.QUOTED, { text: text.replace(/\.$/, "").replace(/^‘([^‘“]*)’$/, "$1") });
}

function decisionWords(number) {
  return filled(words.DECISION, { number });
}

function progressWords(number, toGo) {
  const decision = decisionWords(number);
  if (toGo === undefined) return decision;
  return `${decision} · ${toGo ? filled(words.AT_LEAST_MORE, { to_go: toGo }) : words.PERHAPS_LAST}`;
}

/** Where a gauge (a part of a document) stands, and how it has just moved. */
function gaugeWords(gauge) {
  if (gauge.before === null) return filled(words.GAUGE_STANDS, gauge);
  const towards = gauge.value > gauge.before ? gauge.high : gauge.low;
  return filled(words.GAUGE_MOVED, { ...gauge, towards });
}

function rationaleWords({ reason, confidence }) {
  const sure = confidence ? filled(words.YOU_WERE, { sure: words.CONFIDENCE[confidence] }) : "";
  const why = reason ? filled(words.REASON, { reason }) : "";
  return [sure, why].filter(Boolean).join(" ");
}

function changeWords(change) {
  const choice = quoted(change.text);
  return filled(words.CHANGED_SINCE, { ...change, choice, what: words.CHANGES[change.what] });
}

function stillOpenWords(number, of = number) {
  if (of === number) return counted(words.STILL_OPEN, number);
  return filled(words.STILL_OPEN_OF[of === 1 ? 0 : 1], { number, of });
}

function turningPointWords({ stillOpen, of, closed }) {
  if (!closed.length) return `${stillOpenWords(stillOpen)}.`;
  const titles = closed.map((title) => `“${title}”`).join("; ");
  return filled(words.TURNING_POINT, { still_open: stillOpenWords(stillOpen, of), closed: titles });
}

function gaugeReasonWords({ gauge, value, operator, number, held }) {
  const position = filled(words.GAUGE_AT, { ...gauge, value, minimum: gauge.min, maximum: gauge.max });
  const asked = filled(words.OPERATORS[operator], { number });
  return filled(words.GAUGE_REASON[Number(held)], { position, wanted: asked });
}

function otherEndingWords(text, ending) {
  return filled(words.OTHER_ENDING, { choice: quoted(text), ending });
}

/** How often a principle that was in play was reflected, and so on. */
function alignmentsWords(alignments) {
  const said = [...ALIGNMENTS, null]
    .map((each) => [each, countIn(alignments, each)])
    .filter(([, count]) => count)
    .map(([each, count]) => `${words.TAKEN_UP[each]} ${count}`);
  return `${counted(words.IN_PLAY, alignments.length)}: ${said.join(", ")}`;
}

/** A principle, and in how many of the decisions in which it was in play it was reflected, or partly so. */
function takenUpWords({ title, alignments }) {
  const [reflected, partly] = ALIGNMENTS.map((each) => countIn(alignments, each));
  const count = reflected || partly;
  const of = alignments.length;
  const how = words.TAKEN_UP[count > reflected ? "partly" : "reflects"];
  return counted(words.SHARE, of, {
    principle: title,
    how: count ? how : filled(words.NOT_SO, { wanted: how }),
    count: count % of ? count : words.ANY_OR_EACH[count / of],
    partly: reflected && partly ? filled(words.PARTLY_TOO, { partly }) : "",
  });
}

function branchWords(text, ending) {
  return filled(ending ? words.BRANCH : words.BRANCH_LEFT, { choice: quoted(text), ending });
}
