"use client";

import { Activity, Ellipsis, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { NameDialog } from "@/components/ui/name-dialog";
import { renameAgentAction } from "../actions";
import { DeleteAgentDialog } from "./delete-agent-dialog";

type AgentMenuProps = {
  teamSlug: string;
  agent: { id: string; name: string; isLive: boolean };
  canChange: boolean;
};

/** What can be done with an agent from the list. */
export function AgentMenu({ teamSlug, agent, canChange }: AgentMenuProps) {
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const close = () => setDialog(null);

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More for “${agent.name}”`} size="sm" className="-my-1 align-middle">
            <Ellipsis aria-hidden="true" />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem asChild>
            <Link href={`/${teamSlug}/runs?agentId=${agent.id}`}>
              <Activity aria-hidden="true" />
              See its runs
            </Link>
          </DropdownMenuItem>
          {canChange && (
            <>
              <DropdownMenuItem onSelect={() => setDialog("rename")}>
                <Pencil aria-hidden="true" />
                Rename
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem tone="danger" onSelect={() => setDialog("delete")}>
                <Trash2 aria-hidden="true" />
                Delete
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <NameDialog
        isOpen={dialog === "rename"}
        onOpenChange={close}
        title="Rename agent"
        name={agent.name}
        actionLabel="Rename agent"
        submit={(name) => renameAgentAction(teamSlug, agent.id, name)}
        onDone={() => {
          close();
          toast.success("Agent renamed");
        }}
      />
      <DeleteAgentDialog
        teamSlug={teamSlug}
        agent={agent}
        isOpen={dialog === "delete"}
        onOpenChange={close}
      />
    </>
  );
}
