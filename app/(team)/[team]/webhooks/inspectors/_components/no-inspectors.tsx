import { EmptyState } from "@/components/ui/empty-state";
import { CreateInspectorDialog } from "./create-inspector-dialog";

type NoInspectorsProps = { teamSlug: string; canChange: boolean };

export function NoInspectors({ teamSlug, canChange }: NoInspectorsProps) {
  return (
    <EmptyState
      className="rounded-lg border bg-raised"
      title="No inspectors yet"
      action={canChange && <CreateInspectorDialog teamSlug={teamSlug} />}
      steps={[
        "Create an inspector and copy its URL.",
        "In a flow, add the step “Call a webhook” and send it to that URL.",
        "Start the agent and watch what it sends: method, headers, signature and body.",
      ]}
    >
      An inspector stands in for the system that your flow will call one day, and shows you everything that
      would arrive there.
    </EmptyState>
  );
}
