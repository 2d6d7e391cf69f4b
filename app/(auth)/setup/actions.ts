"use server";

import type { ActionResult } from "@/lib/core/action-result";
import { runAction } from "@/lib/http/run-action";
import { setUpInput } from "@/lib/teams/schema";
import { setUpOwner } from "@/lib/teams/set-up-owner";

/** Creates the first team with its owner; answers the team's slug. Open to anybody, but only once. */
export async function setUp(input: unknown): Promise<ActionResult<string>> {
  return runAction(() => setUpOwner(setUpInput.parse(input)));
}
