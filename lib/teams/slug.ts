const MAX_SLUG_CHARS = 40;

/** First parts of our own paths, which no team may stand in front of. */
const RESERVED = new Set([
  "api",
  "hooks",
  "inspect",
  "sign-in",
  "setup",
  "docs",
  "agents",
  "settings",
  "public",
  "_next",
]);

/** A name as part of a URL: `Acme & Söhne` becomes `acme-sohne`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_SLUG_CHARS)
    .replace(/^-+|-+$/g, "");

  return !slug || RESERVED.has(slug) ? `team${slug && `-${slug}`}` : slug;
}
