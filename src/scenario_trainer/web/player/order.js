// The order in which choices are offered, the same in every face: as in play/order.py.

/** FNV-1a of 32 bits, then the finalizer of MurmurHash3. The text must be ASCII, as ids and seeds are. */
function hashed(text) {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Choices of a scene, sorted by the hash of `seed/scene/choice`, of equal hashes by their ids. */
function shuffled(ids, seed, scene) {
  const keyed = ids.map((id) => [hashed(`${seed}/${scene}/${id}`), id]);
  return keyed.sort(([one, a], [other, b]) => one - other || (a < b ? -1 : 1)).map(([, id]) => id);
}
