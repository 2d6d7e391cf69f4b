"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { CreateKeyForm } from "./create-key-form";
import { type KeyExample, NewKey } from "./new-key";

type CreateKeyDialogProps = { teamSlug: string; example: KeyExample };

/** Asks what the key is for, and then shows it, once. */
export function CreateKeyDialog({ teamSlug, example }: CreateKeyDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [created, setCreated] = useState<{ key: string; scopes: readonly string[] } | null>(null);

  function open(next: boolean) {
    setOpen(next);
    if (next) setCreated(null);
  }

  return (
    <Dialog open={isOpen} onOpenChange={open}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden="true" />
          New API key
        </Button>
      </DialogTrigger>
      <DialogContent
        title={created ? "Copy your API key now" : "New API key"}
        description={
          created
            ? "Whoever has it can do what you just allowed."
            : "For one system, so that you can revoke it without touching the others."
        }
        isSticky={created !== null}
      >
        {created ? (
          <NewKey
            apiKey={created.key}
            scopes={created.scopes}
            example={example}
            onDone={() => setOpen(false)}
          />
        ) : (
          <CreateKeyForm teamSlug={teamSlug} onCreated={setCreated} />
        )}
      </DialogContent>
    </Dialog>
  );
}
