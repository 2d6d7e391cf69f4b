import type { SaveStatus } from "@/components/flow/editor/draft-saver";
import type { DeployState } from "@/lib/agents/schema";

type DeploySituation = {
  isEmpty: boolean;
  problemCount: number;
  deploy: DeployState;
  saveState: SaveStatus["state"];
};

/** Why the draft cannot go live right now, as a sentence that says what to do; null when it can. */
export function deployObstacle({ isEmpty, problemCount, deploy, saveState }: DeploySituation): string | null {
  if (isEmpty) return "There is nothing to deploy yet. Start with a trigger, then add what should happen.";
  if (problemCount > 0) {
    return problemCount === 1
      ? "One problem keeps this from going live. Choose it to go there."
      : `${problemCount} problems keep this from going live. Choose one to go there.`;
  }
  if (saveState === "conflict")
    return "Somebody else saved this agent too. Choose which version counts first.";
  if (saveState === "outdated") return "Patchbay was updated. Reload this page first; your edits are kept.";
  if (saveState === "refused" || saveState === "retrying") {
    return "Your latest edits are not saved yet. This can be deployed once they are.";
  }
  // While an edit is on its way the draft differs, whatever the last answer said.
  if (deploy.state === "live" && saveState === "saved") {
    return `Version ${deploy.version} is live and the same as this draft. Change something, then deploy it.`;
  }

  return null;
}
