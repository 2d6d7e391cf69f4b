import { EmptyState } from "@/components/ui/empty-state";

/** For members who may not see keys. */
export function KeysNotShown() {
  return (
    <EmptyState className="rounded-lg border bg-raised" title="API keys are for admins">
      An API key opens your team's agents to other systems, so only admins and the owner of the team see and
      create them. Ask one of them for a key.
    </EmptyState>
  );
}
