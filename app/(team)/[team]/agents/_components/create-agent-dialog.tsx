"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NameDialog } from "@/components/ui/name-dialog";
import { createAgentAction } from "../actions";

/** The button for a new agent. Its flow is drawn on the page that follows. */
export function CreateAgentDialog({ teamSlug }: { teamSlug: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);

  return (
    <NameDialog
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New agent
        </Button>
      }
      title="New agent"
      description="Nothing runs until you draw its flow and deploy it."
      placeholder="Win-back offer"
      hint="What it does, in a word or two. You can change it later."
      actionLabel="Create agent"
      submit={(name) => createAgentAction(teamSlug, name)}
      onDone={(agentId) => router.push(`/${teamSlug}/agents/${agentId}`)}
    />
  );
}
