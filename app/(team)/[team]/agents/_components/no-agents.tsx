import { EmptyState } from "@/components/ui/empty-state";
import { CreateAgentDialog } from "./create-agent-dialog";

type NoAgentsProps = { teamSlug: string; canChange: boolean };

export function NoAgents({ teamSlug, canChange }: NoAgentsProps) {
  return (
    <EmptyState
      className="rounded-lg border bg-raised"
      title="No agents yet"
      action={canChange && <CreateAgentDialog teamSlug={teamSlug} />}
      steps={[
        "Create an agent and draw its flow: what it checks, says and calls, step by step.",
        "Give it a webhook: a URL that your marketing tool or CRM sends JSON to.",
        "Deploy it. From then on every call starts a run, and you can read how each one went.",
      ]}
    >
      {canChange
        ? "An agent answers what happens in your other systems: it talks to the contact and calls your tools."
        : "An agent answers what happens in your other systems. You can look around here; a builder or an admin of your team can create one."}
    </EmptyState>
  );
}
