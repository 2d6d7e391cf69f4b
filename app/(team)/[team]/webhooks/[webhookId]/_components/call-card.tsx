import { sampleCall } from "@/components/agent-webhooks/sample-call";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { TextLink } from "@/components/ui/text-link";

type CallCardProps = { teamSlug: string; webhook: { url: string; phonePath: string } };

/** Everything that the other system needs: the URL, the key, and a call to try it. */
export function CallCard({ teamSlug, webhook }: CallCardProps) {
  return (
    <Card>
      <CardHeader title="Call it" description="Send JSON, or a form, of up to 1 MB with POST." />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Field label="URL">
          <CopyField value={webhook.url} copyLabel="Copy the URL" />
        </Field>
        <CodeBlock code={sampleCall(webhook)} label="Try it in a terminal" copyLabel="Copy the command" />
        <p className="text-muted text-sm">
          Put an API key of your team in place of YOUR_API_KEY. You get one under{" "}
          <TextLink href={`/${teamSlug}/settings/api`}>Settings → API</TextLink>. To be able to send the same
          call twice without starting twice, add the header{" "}
          <code className="font-mono text-xs">Idempotency-Key</code>.
        </p>
      </CardBody>
    </Card>
  );
}
