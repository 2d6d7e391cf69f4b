"use client";

import { SecretBox } from "@/components/flow/form/secret-box";
import { StepField } from "@/components/flow/form/step-field";
import type { FormProps } from "@/components/flow/nodes/node-view";
import { Button } from "@/components/ui/button";
import { isSecretReference } from "@/lib/engine/secret-reference";
import { SigningSecret } from "./signing-secret";

/** How the receiver can tell that a call is ours: two secrets, one that is sent and one that never is. */
export function SecretFields({ node, onChange }: FormProps<"webhook_trigger">) {
  const { secret: _removed, ...withoutSecret } = node.config;
  const secret = node.config.secret ?? "";
  const isStored = isSecretReference(secret);

  return (
    <>
      <StepField
        path="config.secret"
        label="Shared secret"
        isOptional
        hint={
          isStored
            ? "Stored. Enter a new one to replace it."
            : "Sent along as the header X-Webhook-Secret, for receivers that compare it."
        }
      >
        <div className="flex gap-2">
          <SecretBox
            value={secret}
            onChange={(next) => onChange(next === "" ? withoutSecret : { ...withoutSecret, secret: next })}
          />
          {isStored && <Button onClick={() => onChange(withoutSecret)}>Remove</Button>}
        </div>
      </StepField>
      <SigningSecret node={node} onChange={onChange} />
    </>
  );
}
