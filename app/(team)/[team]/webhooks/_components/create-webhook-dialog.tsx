"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { WebhookDialog } from "@/components/agent-webhooks/webhook-dialog";
import { Button } from "@/components/ui/button";
import { createWebhookAction } from "../actions";

/** The button for a new agent webhook. Its page, which follows, has the URL and a call to paste. */
export function CreateWebhookDialog({ teamSlug }: { teamSlug: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);

  return (
    <WebhookDialog
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New webhook
        </Button>
      }
      submit={(input) => createWebhookAction(teamSlug, input)}
      onDone={(webhookId) => router.push(`/${teamSlug}/webhooks/${webhookId}`)}
    />
  );
}
