/** Of what is too large we still read this much, so that the answer reaches a client that is still sending. */
export const MAX_DRAINED_BYTES = 16 * 1024 * 1024;

/**
 * Reads a body of at most `maxBytes`. What is longer is read on to an end, but not kept.
 *
 * @returns its first `maxBytes` bytes, and whether there was more
 */
export async function readLimited(
  request: Request,
  maxBytes: number,
): Promise<{ bytes: Buffer; isTooLarge: boolean }> {
  if (!request.body) return { bytes: Buffer.alloc(0), isTooLarge: false };

  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    if (sizeBytes <= maxBytes) chunks.push(chunk);
    sizeBytes += chunk.byteLength;
    if (sizeBytes > MAX_DRAINED_BYTES) break;
  }

  return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isTooLarge: sizeBytes > maxBytes };
}
