const FORM = /^whsec_([A-Za-z0-9+/]+)(={0,2})$/;
const MIN_BYTES = 24;
const MAX_BYTES = 64;

/** For whoever entered another one. */
export const SIGNING_SECRET_RULE =
  "A signing secret is whsec_ followed by 24 to 64 bytes in base64. Leave it empty to get a new one.";

/** Whether a text is a Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
export function isSigningSecret(text: string): boolean {
  const match = FORM.exec(text);
  if (!match) return false;
  const [, digits = "", padding = ""] = match;
  const bytes = Math.floor((digits.length * 3) / 4);

  return (digits.length + padding.length) % 4 === 0 && bytes >= MIN_BYTES && bytes <= MAX_BYTES;
}
