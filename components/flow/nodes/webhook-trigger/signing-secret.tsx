"use client";

import { Eye, EyeOff, RefreshCw } from "lucide-react";
import { useState, useTransition } from "react";
import { useBuilder } from "@/components/flow/builder-context";
import { StepField } from "@/components/flow/form/step-field";
import type { FormProps } from "@/components/flow/nodes/node-view";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyField } from "@/components/ui/copy-field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { isSecretReference, MASK } from "@/lib/engine/secret-reference";

/** The secret that signs each call. The server makes it; whoever sets the receiver up needs to see it. */
export function SigningSecret({ node, onChange }: FormProps<"webhook_trigger">) {
  const { signingSecret = "", ...others } = node.config;
  const [shown, setShown] = useState<{ reference: string; secret: string } | null>(null);
  const isStored = isSecretReference(signingSecret);
  const secret = shown?.reference === signingSecret ? shown.secret : null;

  return (
    <StepField
      path="config.signingSecret"
      label="Signing secret"
      hint="Never sent. The receiver checks the header webhook-signature with it (Standard Webhooks)."
    >
      <div className="grid gap-2">
        {secret ? (
          <CopyField value={secret} copyLabel="Copy the signing secret" />
        ) : (
          <Input readOnly value={isStored ? MASK : "Made when this step is saved"} className="text-muted" />
        )}
        <div className="flex flex-wrap gap-2">
          {secret ? (
            <Button size="sm" onClick={() => setShown(null)}>
              <EyeOff aria-hidden="true" />
              Hide
            </Button>
          ) : (
            <Reveal
              nodeId={node.id}
              isStored={isStored}
              onReveal={(revealed) => setShown({ reference: signingSecret, secret: revealed })}
            />
          )}
          {isStored && <Renew onRenew={() => onChange(others)} />}
        </div>
      </div>
    </StepField>
  );
}

type RevealProps = { nodeId: string; isStored: boolean; onReveal: (secret: string) => void };

function Reveal({ nodeId, isStored, onReveal }: RevealProps) {
  const { actions } = useBuilder();
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, startTransition] = useTransition();

  function reveal() {
    startTransition(async () => {
      const result = await actions.revealSigningSecret(nodeId);
      setProblem(result.ok ? null : result.error.message);
      if (result.ok) onReveal(result.value);
    });
  }

  return (
    <>
      <Button size="sm" disabled={!isStored} isLoading={isWorking} onClick={reveal}>
        <Eye aria-hidden="true" />
        Show
      </Button>
      {problem && <FormMessage className="order-last w-full">{problem}</FormMessage>}
    </>
  );
}

function Renew({ onRenew }: { onRenew: () => void }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          <RefreshCw aria-hidden="true" />
          Make a new one
        </Button>
      }
      title="Make a new signing secret?"
      consequence="Once you deploy, calls are signed with the new secret. Give it to the receiver first, or it will refuse them. The live version keeps its own until then."
      actionLabel="Make a new secret"
      actionVariant="primary"
      onConfirm={onRenew}
    />
  );
}
