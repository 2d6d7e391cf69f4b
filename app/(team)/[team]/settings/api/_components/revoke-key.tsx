"use client";

import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmProblem } from "@/components/ui/confirm-problem";
import { RelativeTime } from "@/components/ui/relative-time";
import { revokeApiKeyAction } from "../actions";

type RevokeKeyProps = {
  teamSlug: string;
  apiKey: { id: string; name: string; lastUsedAt: Date | null };
};

export function RevokeKey({ teamSlug, apiKey }: RevokeKeyProps) {
  const { id, name, lastUsedAt } = apiKey;

  async function revoke() {
    const result = await revokeApiKeyAction(teamSlug, id);
    if (result.ok) toast.success(`“${name}” was revoked`);

    return confirmProblem(result);
  }

  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Revoke “${name}”`}>
          Revoke
        </Button>
      }
      title={`Revoke “${name}”?`}
      consequence={
        <div className="grid gap-1.5">
          <p>
            Whatever still uses this key is turned away from now on, and nothing it sends will start an agent.
            A revoked key never works again.
          </p>
          <p>
            {lastUsedAt ? (
              <>
                It was last used <RelativeTime at={lastUsedAt} />.
              </>
            ) : (
              "It was never used."
            )}
          </p>
        </div>
      }
      actionLabel="Revoke API key"
      onConfirm={revoke}
    />
  );
}
