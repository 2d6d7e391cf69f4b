const encoder = new TextEncoder();
const MAX_BYTES_PER_UNIT = 3;

/** How many bytes a text takes as UTF-8, in the browser too. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** Whether a text fits, without encoding the many that obviously do. */
export function fitsBytes(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return false;

  return text.length * MAX_BYTES_PER_UNIT <= maxBytes || byteLength(text) <= maxBytes;
}

/** The longest beginning that fits. Never cuts a character in two. */
export function cutToBytes(text: string, maxBytes: number): string {
  if (fitsBytes(text, maxBytes)) return text;
  const { read } = encoder.encodeInto(text, new Uint8Array(maxBytes));

  return text.slice(0, read);
}
