import { z } from "zod";

const MAX_NAME_CHARS = 100;

/** Control characters, and with them NUL, which PostgreSQL cannot store. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** One line that people give to a thing as its name. */
export const nameText = z
  .string("Enter a name.")
  .trim()
  .min(1, "Enter a name.")
  .max(MAX_NAME_CHARS, `Use at most ${MAX_NAME_CHARS} characters.`)
  .refine((text) => !CONTROL.test(text), "Use one line without special control characters.");
