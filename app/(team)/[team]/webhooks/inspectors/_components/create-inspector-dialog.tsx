"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { NameDialog } from "@/components/ui/name-dialog";
import { createInspectorAction } from "../actions";

/** The button for a new inspector. Its page, which follows, has the URL and waits for requests. */
export function CreateInspectorDialog({ teamSlug }: { teamSlug: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);

  return (
    <NameDialog
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New inspector
        </Button>
      }
      title="New inspector"
      description="A URL that shows every request it gets. At first only your own flows can reach it."
      placeholder="CRM stand-in"
      hint="The system that it stands in for, for example."
      actionLabel="Create inspector"
      submit={(name) => createInspectorAction(teamSlug, name)}
      onDone={(inspectorId) => router.push(`/${teamSlug}/webhooks/inspectors/${inspectorId}`)}
    />
  );
}
