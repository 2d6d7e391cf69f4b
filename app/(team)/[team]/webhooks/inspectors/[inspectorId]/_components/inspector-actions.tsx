"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
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
import { NameDialog } from "@/components/ui/name-dialog";
import { clearInspectorAction, deleteInspectorAction, updateInspectorAction } from "../../actions";

type InspectorActionsProps = {
  teamSlug: string;
  inspector: { id: string; name: string };
  isEmpty: boolean;
};

export function InspectorActions({ teamSlug, inspector, isEmpty }: InspectorActionsProps) {
  const router = useRouter();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const close = () => setDialog(null);
  const href = `/${teamSlug}/webhooks/inspectors`;

  async function clear() {
    const result = await clearInspectorAction(teamSlug, inspector.id);
    // The address may name a request that is gone now.
    if (result.ok) router.replace(`${href}/${inspector.id}`);

    return confirmProblem(result);
  }

  async function remove() {
    const result = await deleteInspectorAction(teamSlug, inspector.id);
    if (!result.ok) return confirmProblem(result);

    toast.success(`“${inspector.name}” was deleted`);
    router.push(href);
  }

  return (
    <>
      <ConfirmDialog
        trigger={<Button disabled={isEmpty}>Clear</Button>}
        title={`Clear “${inspector.name}”?`}
        consequence="All requests that it shows are gone for good. It stays open for new ones. Runs and their logs are not touched."
        actionLabel="Clear requests"
        onConfirm={clear}
      />
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="More" variant="secondary" className="pointer-coarse:min-h-11">
            <Ellipsis aria-hidden="true" />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem onSelect={() => setDialog("rename")}>
            <Pencil aria-hidden="true" />
            Rename
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem tone="danger" onSelect={() => setDialog("delete")}>
            <Trash2 aria-hidden="true" />
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <NameDialog
        isOpen={dialog === "rename"}
        onOpenChange={close}
        title="Rename inspector"
        name={inspector.name}
        actionLabel="Rename inspector"
        submit={(name) => updateInspectorAction(teamSlug, inspector.id, { name })}
        onDone={() => {
          close();
          toast.success("Inspector renamed");
        }}
      />
      <ConfirmDialog
        open={dialog === "delete"}
        onOpenChange={close}
        title={`Delete “${inspector.name}”?`}
        consequence="Its URL answers 404 from now on, and everything that it shows is gone for good. A flow that still sends to it will fail at that step."
        actionLabel="Delete inspector"
        onConfirm={remove}
      />
    </>
  );
}
