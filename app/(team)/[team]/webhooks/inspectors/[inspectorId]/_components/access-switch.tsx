"use client";

import { useOptimistic, useTransition } from "react";
import { toast } from "sonner";
import { Switch } from "@/components/ui/switch";
import { updateInspectorAction } from "../../actions";

type AccessSwitchProps = { teamSlug: string; inspector: { id: string; isPublic: boolean } };

export function AccessSwitch({ teamSlug, inspector }: AccessSwitchProps) {
  const [, startTransition] = useTransition();
  const [isPublic, showPublic] = useOptimistic(inspector.isPublic);

  function change(next: boolean) {
    startTransition(async () => {
      showPublic(next);
      const result = await updateInspectorAction(teamSlug, inspector.id, { isPublic: next }).catch(
        () => null,
      );
      if (!result?.ok) toast.error(result?.error.message ?? "That did not work. Check your connection.");
    });
  }

  return (
    <Switch
      label="Open to the internet"
      hint={
        isPublic
          ? "On: whoever has the URL can send to it. Turn it off when you are done."
          : "Off: only your own flows, and callers with your team's API key, can send to it."
      }
      checked={isPublic}
      onCheckedChange={change}
    />
  );
}
