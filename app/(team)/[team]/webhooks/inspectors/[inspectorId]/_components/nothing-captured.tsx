import { API_KEY_PLACEHOLDER } from "@/components/agent-webhooks/sample-call";
import { CodeBlock } from "@/components/ui/code-block";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { curlCommand } from "@/lib/core/curl-command";

type NothingCapturedProps = { teamSlug: string; inspector: { url: string; isPublic: boolean } };

/** An inspector that waits: how to get something into it. */
export function NothingCaptured({ teamSlug, inspector }: NothingCapturedProps) {
  const { url, isPublic } = inspector;
  const command = curlCommand({
    method: "POST",
    url,
    headers: { ...(!isPublic && { apiKey: API_KEY_PLACEHOLDER }), "content-type": "application/json" },
    body: '{"hello":"inspector"}',
  });

  return (
    <EmptyState
      title="Waiting for the first request"
      steps={[
        <>
          Open the flow of <TextLink href={`/${teamSlug}/agents`}>an agent</TextLink>, add the step “Call a
          webhook”, and put in the URL above.
        </>,
        "Deploy the agent and start it. What it sends shows up here by itself.",
      ]}
      code={
        <div className="grid gap-3">
          <p className="text-center text-muted text-sm">
            Or send something from a terminal
            {!isPublic && (
              <>
                , with an API key of your team from{" "}
                <TextLink href={`/${teamSlug}/settings/api`}>Settings → API</TextLink>
              </>
            )}
            .
          </p>
          <CodeBlock code={command} label="Terminal" copyLabel="Copy the command" />
        </div>
      }
    >
      Every request to the URL above is shown here as it arrives.
    </EmptyState>
  );
}
