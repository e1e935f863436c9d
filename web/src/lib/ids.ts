/** Identities made on this device: UUIDs of version 7, in the order they were made (RFC 9562). */

let last = { ms: 0, counter: 0 };

/** Return a new UUIDv7; within a millisecond the first twelve random bits count up, so that order is kept. */
export function uuid7(
  now: number = Date.now(),
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(10)),
): string {
  const ms = Math.max(now, last.ms);
  let counter = ms === last.ms ? last.counter + 1 : ((random[0]! << 8) | random[1]!) & 0x7ff;
  let at = ms;
  if (counter > 0xfff) [at, counter] = [ms + 1, 0];
  last = { ms: at, counter };
  const bytes = new Uint8Array(16);
  for (let place = 5, left = at; place >= 0; place--, left = Math.floor(left / 256))
    bytes[place] = left % 256;
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes.set(random.subarray(2), 8);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
