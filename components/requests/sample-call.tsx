import { sampleCall } from "@/components/agent-webhooks/sample-call";
import { CodeBlock } from "@/components/ui/code-block";

type SampleCallProps = {
  /** The webhook's own address. */
  url: string;
  /** Where in the body the contact's phone number stands. */
  phonePath: string;
};

/** A call of an agent webhook, ready to paste once the API key is put in. */
export function SampleCall(webhook: SampleCallProps) {
  return <CodeBlock code={sampleCall(webhook)} label="Terminal" copyLabel="Copy the command" />;
}
