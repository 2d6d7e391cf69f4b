"use client";

import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmProblem } from "@/components/ui/confirm-problem";
import { deleteAgentAction } from "../actions";

type DeleteAgentDialogProps = {
  teamSlug: string;
  agent: { id: string; name: string; isLive: boolean };
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function DeleteAgentDialog({ teamSlug, agent, isOpen, onOpenChange }: DeleteAgentDialogProps) {
  async function remove() {
    const result = await deleteAgentAction(teamSlug, agent.id);
    if (result.ok) toast.success(`“${agent.name}” was deleted`);

    return confirmProblem(result);
  }

  return (
    <ConfirmDialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title={`Delete “${agent.name}”?`}
      consequence={
        <ul className="grid list-disc gap-1 pl-4">
          {agent.isLive && <li>It is live. Calls to its webhook stop starting it at once.</li>}
          <li>Its flow and all of its versions are gone for good.</li>
          <li>Runs under way finish. Past runs, requests and conversations stay, and so does its webhook.</li>
        </ul>
      }
      actionLabel="Delete agent"
      textToType={agent.isLive ? agent.name : undefined}
      onConfirm={remove}
    />
  );
}
