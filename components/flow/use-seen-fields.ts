"use client";

import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { SeenFields } from "@/lib/requests/schema";
import type { BuilderActions } from "./builder-actions";
import type { Editor } from "./editor/editor";

/** What the latest request of each webhook of the flow held; asked for when another one is chosen. */
export function useSeenFields(
  { store }: Editor,
  known: Readonly<Record<string, SeenFields>>,
  { seenFields }: Pick<BuilderActions, "seenFields">,
): ReadonlyMap<string, SeenFields> {
  const [asked, setAsked] = useState<Readonly<Record<string, SeenFields | null>>>({});
  const missing = useStore(store, ({ flow }) =>
    flow.nodes
      .flatMap((node) => (node.kind === "webhook" && node.config.webhookId ? [node.config.webhookId] : []))
      .find((id) => !(id in known) && !(id in asked)),
  );

  useEffect(() => {
    if (!missing) return;
    const note = (fields: SeenFields | null) => setAsked((before) => ({ ...before, [missing]: fields }));
    seenFields(missing).then(
      (result) => note(result.ok ? result.value : null),
      // Only a help while choosing: without it the usual names are offered.
      () => note(null),
    );
  }, [missing, seenFields]);

  return useMemo(() => {
    const found = Object.entries({ ...asked, ...known }).flatMap(([id, fields]) =>
      fields ? [[id, fields] as const] : [],
    );
    return new Map(found);
  }, [asked, known]);
}
