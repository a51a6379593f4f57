// A CPD record, as in documents/cpd_record.py.

const FORM = ["relevance", "learnt", "impact", "peer"];

/** A first pass with its what-ifs as one piece of CPD. `day` and `minutes` are as they are shown. */
function recordParts(pass, { day, minutes, whatIfs, written }) {
  const { story } = pass;
  const ending = endingOf(pass);
  const rows = [
    [words.TYPE, words.CPD_TYPE],
    [words.DESCRIPTION, `${story.title}. ${story.summary}`],
    [words.DATE, day],
    [words.MINUTES_SPENT, String(minutes)],
    ...(ending ? [[words.ENDING, `${words.ENDINGS[ending.outcome]}: ${ending.title}`]] : []),
    ...(whatIfs ? [[words.WHAT_IFS_PLAYED, String(whatIfs)]] : []),
    [words.SCENARIO, filled(words.VERSION_OF, { scenario: story.id, version: story.version })],
  ];
  const form = FORM.map((heading) => {
    const text = written[heading];
    const said = text ? paragraph(text, "", "quote") : blank(words.PROMPTS[heading]);
    return section(words.CPD_HEADINGS[heading], [said]);
  });
  const others = oneDecisionAway(pass).map(awayItem);
  const steps = pathOf(pass, null).map((entry) => recordStep(entry));
  return [
    facts(rows),
    ...form,
    section(words.CPD_HEADINGS.standards, [standardsPart(written)]),
    ...reflectionParts(written),
    section(words.DECISIONS_TAKEN, [steps.length ? path(steps) : paragraph(words.NONE)]),
    ...(ending ? [section(words.ONE_DECISION_AWAY, [others.length ? items(others) : paragraph(words.NOTHING_ONE_DECISION_AWAY)])] : []),
    section(words.SOURCES, [bullets(story.sources)]),
  ];
}

function standardsPart(written) {
  const chosen = (written.standards ?? "").split(" ");
  const named = Object.entries(words.STANDARDS)
    .filter(([number]) => chosen.includes(number))
    .map(([number, about]) => `${number} ${about}`);
  return named.length ? bullets(named) : blank(words.PROMPTS.standards);
}

/** What was written outside the form. */
function reflectionParts(written) {
  const questions = Object.keys(written).filter((prompt) => prompt.startsWith(QUESTION)).sort();
  const said = ["reaction", ...questions, "commitment", "follow-up"].filter((prompt) => written[prompt]);
  if (!said.length) return [];
  return [section(words.REFLECTIONS, said.map((prompt) =>
    paragraph(written[prompt], words.PROMPTS[prompt] ?? prompt.slice(QUESTION.length), "quote")))];
}

function recordStep(entry) {
  const findings = entry.findings.map(({ alignment, title }) => findingPart({ alignment, title }));
  const said = rationaleWords(entry);
  const parts = [
    ...findings,
    ...(said ? [paragraph(said, "", "quote")] : []),
    ...(entry.note ? [paragraph(entry.note, words.YOUR_NOTE, "quote")] : []),
  ];
  return step(entry.number, entry.question, entry.text, parts);
}
