"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { WebhookDialog } from "@/components/agent-webhooks/webhook-dialog";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmProblem } from "@/components/ui/confirm-problem";
import { deleteWebhookAction, updateWebhookAction } from "../../actions";

type WebhookActionsProps = {
  teamSlug: string;
  webhook: { id: string; name: string; phonePath: string; agents: { name: string }[] };
};

export function WebhookActions({ teamSlug, webhook }: WebhookActionsProps) {
  const router = useRouter();
  const [isEditing, setEditing] = useState(false);

  async function remove() {
    const result = await deleteWebhookAction(teamSlug, webhook.id);
    if (!result.ok) return confirmProblem(result);

    toast.success(`“${webhook.name}” was deleted`);
    router.push(`/${teamSlug}/webhooks`);
  }

  return (
    <>
      <ConfirmDialog
        trigger={<Button>Delete</Button>}
        title={`Delete “${webhook.name}”?`}
        consequence={
          <ul className="grid list-disc gap-1 pl-4">
            <li>Whoever calls its URL gets the answer 404 from now on. The URL never comes back.</li>
            {webhook.agents.length > 0 && (
              <li>It stops starting {webhook.agents.map(({ name }) => `“${name}”`).join(", ")}.</li>
            )}
            <li>The requests that came by it stay listed, and so do their runs.</li>
          </ul>
        }
        actionLabel="Delete webhook"
        textToType={webhook.agents.length > 0 ? webhook.name : undefined}
        onConfirm={remove}
      />
      <WebhookDialog
        trigger={<Button>Edit</Button>}
        isOpen={isEditing}
        onOpenChange={setEditing}
        webhook={webhook}
        submit={(input) => updateWebhookAction(teamSlug, webhook.id, input)}
        onDone={() => {
          setEditing(false);
          toast.success("Webhook saved");
        }}
      />
    </>
  );
}
