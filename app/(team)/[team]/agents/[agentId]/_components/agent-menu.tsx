"use client";

import { Activity, Ellipsis, PowerOff, SlidersHorizontal, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import type { InboxChoice } from "@/components/flow/builder-actions";
import { useBuilder, useEditor } from "@/components/flow/builder-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmProblem } from "@/components/ui/confirm-problem";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { DeleteAgentDialog } from "../../_components/delete-agent-dialog";
import { undeployAction } from "../actions";
import { AgentSettingsDialog } from "./agent-settings-dialog";

type AgentMenuProps = {
  teamSlug: string;
  agent: { id: string; name: string; inboxId: string | null };
  inboxes: readonly InboxChoice[];
  canEdit: boolean;
};

/** What is done rarely with an agent. */
export function AgentMenu({ teamSlug, agent, inboxes, canEdit }: AgentMenuProps) {
  const isLive = useEditor(({ deploy }) => deploy.state !== "not_deployed");
  const [dialog, setDialog] = useState<"settings" | "undeploy" | "delete" | null>(null);
  const close = () => setDialog(null);

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="More">
            <Ellipsis aria-hidden="true" />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="w-48">
          {canEdit && (
            <DropdownMenuItem onSelect={() => setDialog("settings")}>
              <SlidersHorizontal aria-hidden="true" />
              Agent settings
            </DropdownMenuItem>
          )}
          <DropdownMenuItem asChild>
            <Link href={`/${teamSlug}/runs?agentId=${agent.id}`}>
              <Activity aria-hidden="true" />
              See its runs
            </Link>
          </DropdownMenuItem>
          {canEdit && (
            <>
              <DropdownMenuSeparator />
              {isLive && (
                <DropdownMenuItem onSelect={() => setDialog("undeploy")}>
                  <PowerOff aria-hidden="true" />
                  Undeploy
                </DropdownMenuItem>
              )}
              <DropdownMenuItem tone="danger" onSelect={() => setDialog("delete")}>
                <Trash2 aria-hidden="true" />
                Delete agent
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <AgentSettingsDialog
        teamSlug={teamSlug}
        agent={agent}
        inboxes={inboxes}
        isOpen={dialog === "settings"}
        onOpenChange={close}
      />
      <UndeployDialog teamSlug={teamSlug} agent={agent} isOpen={dialog === "undeploy"} onOpenChange={close} />
      <DeleteAgentDialog
        teamSlug={teamSlug}
        agent={{ ...agent, isLive }}
        isOpen={dialog === "delete"}
        onOpenChange={close}
      />
    </>
  );
}

type UndeployDialogProps = Pick<AgentMenuProps, "teamSlug" | "agent"> & {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

function UndeployDialog({ teamSlug, agent, isOpen, onOpenChange }: UndeployDialogProps) {
  const { editor } = useBuilder();

  async function undeploy() {
    const result = await undeployAction(teamSlug, agent.id);
    if (result.ok) {
      editor.set({ deploy: { state: "not_deployed" } });
      toast.success(`“${agent.name}” is not live any more`);
    }

    return confirmProblem(result);
  }

  return (
    <ConfirmDialog
      open={isOpen}
      onOpenChange={onOpenChange}
      title={`Take “${agent.name}” off?`}
      consequence="Calls of its webhook stop starting it at once. Runs under way finish. The draft and all versions stay, and you can deploy again any time."
      actionLabel="Undeploy agent"
      onConfirm={undeploy}
    />
  );
}
