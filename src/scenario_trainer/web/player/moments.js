// What a moment of play shows, as in documents/moments.py.

/** What a moment shows, without the gauges and choices of a decision. @param {any} moment */
function momentParts(story, moment, coached) {
  const paragraphs = (moment.paragraphs ?? []).map((text) => paragraph(text));
  if (moment.is === "stuck") {
    return [paragraph(words.STUCK, "", "error"), paragraph(words.STUCK_ADVICE, "", "aside")];
  }
  if (moment.is === "outcome") return outcomeParts(story, moment, paragraphs, coached);
  if (moment.is === "ended") paragraphs.push(endingLine(moment.ending));
  if (moment.question) paragraphs.push(paragraph(moment.question, "", "lead"));
  return moment.title ? [section(moment.title, paragraphs)] : paragraphs;
}

function outcomeParts(story, moment, paragraphs, coached) {
  const parts = [paragraph(moment.text, words.YOUR_CHOICE, "quote"), ...paragraphs];
  if (coached && moment.findings.length) {
    const meaning = ({ principle }) => ({ in_short: story.guidance[principle].inShort });
    parts.push(...moment.findings.map((finding) => ({ ...findingPart(finding), ...meaning(finding) })));
    if (moment.tempting) parts.push(paragraph(moment.tempting, words.TEMPTING));
  } else if (coached) parts.push(paragraph(words.OPEN_DECISION, "", "aside"));
  return [...parts, ...gaugeParts(moment.gauges.filter(({ value, before }) => value !== before))];
}

/** The other choices of a decision, and why somebody would take each. */
function alternativeParts(story, alternatives) {
  return alternatives.map((choice) => {
    const tempting = choice.tempting ? [paragraph(choice.tempting, words.TEMPTING)] : [];
    return section(choice.text, [...tempting, ...findingsOf(story, choice).map(findingPart)]);
  });
}

/** Everything that some moments showed. */
function transcriptParts(story, moments, coached) {
  return moments.flatMap((moment) => momentParts(story, moment, coached));
}
