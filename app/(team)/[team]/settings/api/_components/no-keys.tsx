import { EmptyState } from "@/components/ui/empty-state";
import { CreateKeyDialog } from "./create-key-dialog";
import type { KeyExample } from "./new-key";

type NoKeysProps = { teamSlug: string; example: KeyExample; canChange: boolean };

export function NoKeys({ teamSlug, example, canChange }: NoKeysProps) {
  return (
    <EmptyState
      className="rounded-lg border bg-raised"
      title="No API key in use"
      action={canChange && <CreateKeyDialog teamSlug={teamSlug} example={example} />}
    >
      Other systems prove with a key that they belong to your team: when they call an agent webhook, and when
      they use the API.
    </EmptyState>
  );
}
