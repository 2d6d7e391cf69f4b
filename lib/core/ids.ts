import { randomBytes } from "node:crypto";

/** What each prefix stands for: SPEC 2. */
export type IdPrefix =
  | "team"
  | "usr"
  | "ses"
  | "key"
  | "agt"
  | "ver"
  | "sec"
  | "req"
  | "run"
  | "stp"
  | "inb"
  | "con"
  | "cnv"
  | "msg"
  | "evt"
  | "dlv"
  | "att"
  | "ins"
  | "cap"
  | "job";

/** Crockford's base 32 in lower case: no i, l, o, u. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_CHARS = 10;
const RANDOM_CHARS = 16;

/**
 * A new prefixed id, such as `run_01jd3…`: 48 bits of time in milliseconds, then 80 random bits,
 * so that ids sort by age and cannot be guessed.
 */
export function newId(prefix: IdPrefix, nowMs: number = Date.now()): string {
  let random = "";
  for (const byte of freshBytes(RANDOM_CHARS)) random += ALPHABET.charAt(byte % 32);

  return firstIdAt(prefix, nowMs) + random;
}

/** What sorts before every id of this moment and later, and after every earlier one. */
export function firstIdAt(prefix: IdPrefix, ms: number): string {
  let time = "";
  for (let rest = ms, i = 0; i < TIME_CHARS; i++, rest = Math.floor(rest / 32)) {
    time = ALPHABET.charAt(rest % 32) + time;
  }

  return `${prefix}_${time}`;
}

/** Asking the system for 16 bytes costs as much as for 4,096, and a run needs a dozen ids. */
const POOL_BYTES = 4_096;
let pool = Buffer.alloc(0);
let used = 0;

function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    pool = randomBytes(POOL_BYTES);
    used = 0;
  }
  used += count;

  return pool.subarray(used - count, used);
}

/** A new UUID (version 7), for what SPEC 2 wants as one: it sorts by age like our other ids. */
export function newUuid(nowMs: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);

  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
