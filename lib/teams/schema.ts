import { z } from "zod";
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from "@/lib/auth/password-rules";
import { isCountry } from "@/lib/core/phone";
import { nameText } from "@/lib/core/text-schema";

export const emailText = z.email("Enter an e-mail address such as ada@example.com.").max(254);

/** What the first visitor of a fresh installation fills in. */
export const setUpInput = z.object({
  teamName: nameText,
  name: nameText,
  email: emailText,
  password: z
    .string()
    .min(MIN_PASSWORD_CHARS, `Use at least ${MIN_PASSWORD_CHARS} characters.`)
    .max(MAX_PASSWORD_CHARS, `Use at most ${MAX_PASSWORD_CHARS} characters.`),
});
export type SetUpInput = z.output<typeof setUpInput>;

export const updateTeamInput = z.object({
  name: nameText,
  defaultCountry: z.string().refine((code): boolean => isCountry(code), "Choose a country from the list."),
});
export type UpdateTeamInput = z.output<typeof updateTeamInput>;
