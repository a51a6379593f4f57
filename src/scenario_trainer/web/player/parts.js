// What a document consists of: semantic parts, as in documents/parts.py, under the same names.

const paragraph = (text, label = "", tone = "body") => ({ part: "Paragraph", text, label, tone });
const blank = (prompt) => ({ part: "Blank", prompt });
const facts = (rows) => ({ part: "Facts", rows });
const section = (title, parts, folded = false) => ({ part: "Section", title, parts, folded });
const items = (list) => ({ part: "Items", items: list, ordered: false, first: 1 });
const item = (text, label = "", decision = null) => ({ part: "Item", text, parts: [], label, decision });
const bullets = (texts) => items(texts.map((text) => item(text)));
const endingLine = ({ outcome, title }) => ({ part: "EndingLine", kind: outcome, title });
const path = (steps) => ({ part: "Path", steps });
const step = (number, question, text, parts, branches = []) => ({
  part: "Step",
  number,
  question,
  text,
  parts,
  branches,
});
const tallies = (list) => ({ part: "Tallies", tallies: list });
const comparison = (left, right) => ({ part: "Comparison", left, right });

/** How a choice is aligned with a principle, and why; its place in the source and what it warns of may be left out. */
function findingPart({ alignment, title, why = "", place = "", source = "", insteadOf = "" }) {
  return { part: "Finding", alignment, principle: title, why, place, source, instead_of: insteadOf, in_short: "" };
}

/** Gauges with their values; nothing without gauges. */
function gaugeParts(readings) {
  const gauges = readings.map(({ gauge: { label, low, high, min, max }, value, before }) => ({
    part: "Gauge",
    label,
    value,
    low,
    high,
    minimum: min,
    maximum: max,
    before: before === value ? null : before,
  }));
  return gauges.length ? [{ part: "Gauges", gauges }] : [];
}
