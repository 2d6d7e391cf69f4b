import type { StoredDraft } from "./draft-saver";

/**
 * The newest draft of each agent that this page has heard of. Going back in the browser shows a page
 * as it was first rendered, with a draft that has been saved over since.
 */
const newest = new Map<string, StoredDraft>();

export function rememberDraft(agentId: string, draft: StoredDraft): void {
  newest.set(agentId, draft);
}

/** The draft to start from: what the page brought, or what was saved since it was rendered. */
export function newestDraft(agentId: string, rendered: StoredDraft): StoredDraft {
  const known = newest.get(agentId);

  return known && known.revision > rendered.revision ? known : rendered;
}
