// The debrief, as in documents/debrief.py: its first screen, and the sections that are folded below it.

/** In how many lines of the text column the first screen says what was taken up most and least and gives reasons. */
const LINES = 5;
/** What comes before one of an ending's questions where its answer is kept. */
const QUESTION = "question: ";

/**
 * Everything there is to look back on. `others` are the other passes that are compared with this one, each as
 * `[first pass, what-if]`; `written` is what the learner wrote, by prompt.
 */
function debriefParts(pass, openEndings, others, written) {
  const tally = talliesOf(pass);
  const { most, least } = mostAndLeast(tally);
  const standOut = mostAndLeastItems(most, least);
  const compared = others.map(([first, other]) => comparisonOf(first, other, openEndings)).filter(Boolean);
  const trajectory = pathOf(pass, openEndings);
  return [
    section(words.HOW_IT_ENDED, [endingLine(endingOf(pass)), ...whyParts(pass, standOut)]),
    section(words.ONE_DECISION_AWAY, awayParts(oneDecisionAway(pass))),
    section(words.MOST_AND_LEAST, [items(standOut)]),
    section(words.TRY_AT_WORK, toTryParts(pass.story, least, written.commitment)),
    ...foldedParts(pass.story, trajectory, compared, tally),
    section(words.TO_TAKE_AWAY, questionParts(endingOf(pass), written), true),
  ];
}

function whyParts(pass, standOut) {
  const { letters } = pass.story;
  const reasons = reasonsOf(pass).map((reason) => {
    if (reason.statement) return paragraph(reason.statement);
    if (reason.gauge) return paragraph(gaugeReasonWords(reason), reason.gauge.label);
    return paragraph(reason.flag, reason.held ? words.HAPPENED : words.DID_NOT_HAPPEN);
  });
  if (!reasons.length) return [paragraph(words.ENDING_MEANINGS[endingOf(pass).outcome])];
  let lines = 0;
  const fits = ({ label, text }) => (lines += Math.ceil([...label, ...text].length / letters)) <= LINES;
  standOut.forEach(fits);
  return reasons.filter((reason, index) => fits(reason) || index === 0);
}

/** Which principle was taken up most, and which least. */
function mostAndLeastItems(most, least) {
  if (!least) return [item(words.NOTHING_LEFT_OUT)];
  return [...(most ? [item(takenUpWords(most), words.MOST)] : []), item(takenUpWords(least), words.LEAST)];
}

function awayParts(others) {
  if (!others.length) return [paragraph(words.NOTHING_ONE_DECISION_AWAY)];
  const listed = others.map(awayItem);
  const rest = listed.slice(1);
  const more = section(filled(words.MORE, { number: rest.length }), [items(rest)], true);
  return [items(listed.slice(0, 1)), ...(rest.length ? [more] : [])];
}

/** A single other answer, with the ending that it would have led to. */
function awayItem({ number, text, ending }) {
  return item(otherEndingWords(text, ending.title), decisionWords(number), number);
}

function toTryParts(story, tally, commitment) {
  const own = commitment ? paragraph(commitment, words.COMMITMENT, "quote") : blank(words.PROMPTS.commitment);
  const principle = tally && story.guidance[tally.principle];
  return [...(principle ? [paragraph(principle.looksLike[0], principle.title)] : []), own];
}

function foldedParts(story, trajectory, compared, tally) {
  const surprises = surprisesIn(trajectory).map((entry) => stepPart(entry, []));
  const steps = trajectory.map((entry) => stepPart(entry, branchesAt(entry, compared)));
  const counts = tally.map(({ title, alignments }) => ({
    part: "Tally",
    principle: title,
    alignments,
    text: alignmentsWords(alignments),
  }));
  const people = story.people.map(({ person, hopes, worries }) =>
    section(person, [paragraph(hopes, words.HOPED), paragraph(worries, words.WORRIED)]),
  );
  return [
    ...(surprises.length ? [section(words.SURE_AND_AGAINST, [path(surprises)], true)] : []),
    section(words.YOUR_PATH, [path(steps)], true),
    ...(compared.length ? [section(words.SIDE_BY_SIDE, compared.map((each) => sides(each)), true)] : []),
    section(words.PRINCIPLES_IN_PLAY, [tallies(counts)], true),
    section(words.HOPES_AND_WORRIES, people, true),
  ];
}

function stepPart(entry, branches) {
  const said = rationaleWords(entry);
  const parts = [
    ...(said ? [paragraph(said, "", "quote")] : []),
    ...(entry.note ? [paragraph(entry.note, words.YOUR_NOTE, "quote")] : []),
    ...entry.findings.map(findingPart),
    ...(entry.findings.length ? [] : [paragraph(words.OPEN_DECISION, "", "aside")]),
  ];
  if (entry.turningPoint) {
    const tone = entry.turningPoint.closed.length ? "lead" : "aside";
    parts.push(paragraph(turningPointWords(entry.turningPoint), "", tone));
  }
  return step(entry.number, entry.question, entry.text, parts, branches);
}

/** The other passes that part from this one at a decision. */
function branchesAt(entry, compared) {
  return compared
    .filter(({ number }) => number === entry.number)
    .map(({ firstPass, whatIf }) => {
      const other = firstPass.text === entry.text ? whatIf : firstPass;
      return branchWords(other.text, other.ending?.title);
    });
}

function sides({ number, question, firstPass, whatIf }) {
  const title = `${decisionWords(number)}: ${question}`;
  const both = comparison(
    [words.FIRST_PASS, sideParts(firstPass)],
    [words.WHAT_IF, sideParts(whatIf)],
  );
  return section(title, [both]);
}

function sideParts({ text, stillOpen, ending, gauges }) {
  const open = stillOpen === undefined ? [] : [paragraph(`${stillOpenWords(stillOpen)}.`, "", "aside")];
  const end = ending ? endingLine(ending) : paragraph(words.NOT_PLAYED_TO_AN_END, "", "aside");
  return [paragraph(text), ...open, end, ...gaugeParts(gauges)];
}

/** What to think about, with what the learner wrote about it. */
function questionParts(ending, written) {
  const asked = [
    ["reaction", words.PROMPTS.reaction],
    ...ending.reflect.map((question) => [QUESTION + question, question]),
  ];
  return asked.flatMap(([prompt, question]) => {
    const answer = written[prompt];
    return [paragraph(question), ...(answer ? [paragraph(answer, words.YOU_WROTE, "quote")] : [])];
  });
}
