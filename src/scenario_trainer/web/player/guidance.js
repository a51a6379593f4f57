// The guidance, as in documents/guidance.py: all principles, and the source.

function guidanceParts({ guidance, guidanceTitle, sources }) {
  const titlesOf = (numbers) => numbers.map((number) => guidance[number].title);
  const titled = (title, part) => section(title, [part]);
  const principles = guidance.map((principle) => {
    const { title, place, kind, insteadOf, inShort, explanation, looksLike, watchFor, pullsAgainst } = principle;
    return section(title, [
      paragraph(place ? `${guidanceTitle}, ${place}` : kind, "", "aside"),
      ...(insteadOf ? [paragraph(insteadOf, words.INSTEAD_OF)] : []),
      paragraph(inShort, "", "lead"),
      paragraph(explanation),
      titled(words.IN_PRACTICE, bullets(looksLike)),
      titled(words.WATCH_FOR, paragraph(watchFor)),
      ...(pullsAgainst ? [titled(words.PULLS_AGAINST, bullets(titlesOf(pullsAgainst)))] : []),
    ]);
  });
  return [paragraph(sources[0], "", "aside"), ...principles];
}
