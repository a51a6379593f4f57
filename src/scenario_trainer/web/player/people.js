// Who is who, as in documents/people.py.

/** People with what is known of each, and what else is known. `held` says which flags are true. */
function peopleParts({ people, flags, known }, held) {
  const listed = known.map((numbers) => {
    const texts = numbers.flatMap((number) => (held[number] ? [flags[number]] : []));
    return texts.length ? [bullets(texts)] : [];
  });
  const others = listed.at(-1);
  return [
    section(words.PEOPLE, [items(people.map(({ person }, index) => ({ ...item(person), parts: listed[index] })))]),
    ...(others.length ? [section(words.WHAT_YOU_KNOW, others)] : []),
  ];
}
