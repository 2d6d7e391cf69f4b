import { z } from "zod";

const MAX_NAME_CHARS = 100;

/** Control characters and halves of characters: PostgreSQL cannot store NUL and these, and nobody means the rest. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const UNSTORABLE = /[\u0000-\u001f\u007f]|\p{Surrogate}/u;

/** Whether a text is one line that can be stored and comes back as it was. */
export function isOneLine(text: string): boolean {
  return !UNSTORABLE.test(text);
}

/** One line that people give to a thing as its name. */
export const nameText = z
  .string("Enter a name.")
  .trim()
  .min(1, "Enter a name.")
  .max(MAX_NAME_CHARS, `Use at most ${MAX_NAME_CHARS} characters.`)
  .refine(isOneLine, "Use one line without special control characters.");
