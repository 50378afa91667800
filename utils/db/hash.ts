/** A well-mixed hash of the text's UTF-16 units: FNV-1a, then MurmurHash3's finaliser, 32 bits. It is on disk: it never changes. */
export function hashOf(text: string): number {
  if (text === lastText) return lastHash;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  lastText = text;
  lastHash = (hash ^ (hash >>> 16)) >>> 0;
  return lastHash;
}

/** A key is looked for in one place after the other, and hashed once. */
let lastText: string | undefined;
let lastHash = 0;

/**
 * 53 bits of an id, as many as a number holds exactly; never 0, which is nobody. Of a million random ids two share theirs in one database
 * of ten thousand. Two multiplicative hashes over the same units, each mixed into the other.
 */
export function idHash(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x9e3779b1);
    low = Math.imul(low ^ unit, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return (high >>> 11) * 2 ** 32 + (low >>> 0) || 1;
}
