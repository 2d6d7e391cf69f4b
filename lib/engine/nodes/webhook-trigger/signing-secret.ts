const FORM = /^whsec_([A-Za-z0-9+/]+)(={0,2})$/;
const MIN_BYTES = 24;
const MAX_BYTES = 64;

/** Whether a text is a Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
export function isSigningSecret(text: string): boolean {
  const match = FORM.exec(text);
  if (!match) return false;
  const [, digits = "", padding = ""] = match;
  const bytes = Math.floor((digits.length * 3) / 4);

  return (digits.length + padding.length) % 4 === 0 && bytes >= MIN_BYTES && bytes <= MAX_BYTES;
}
