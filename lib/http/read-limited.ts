/**
 * Reads a body of at most `maxBytes`. Stops as soon as it is longer, so that a huge one costs no more.
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
    chunks.push(chunk);
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) break;
  }

  return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isTooLarge: sizeBytes > maxBytes };
}
