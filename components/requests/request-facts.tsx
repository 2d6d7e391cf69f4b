import { formatSize } from "@/components/http/format-size";
import { Card, CardBody } from "@/components/ui/card";
import { CopyText } from "@/components/ui/copy-text";
import { DetailList } from "@/components/ui/detail-list";
import { LocalTime } from "@/components/ui/local-time";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RequestDetail } from "@/lib/requests/schema";
import { answeredStatus } from "./request-fates";

/** When, how and by whom the webhook was called. */
export function RequestFacts({ request }: { request: RequestDetail }) {
  const { apiKeyName, idempotencyKey, contentType } = request;
  const details = [
    {
      label: "Received",
      value: (
        <>
          <RelativeTime at={request.receivedAt} />{" "}
          <span className="text-subtle">
            (<LocalTime at={request.receivedAt} />)
          </span>
        </>
      ),
    },
    { label: "Webhook", value: request.webhookName },
    { label: "Method", value: request.method },
    { label: "Type", value: contentType || <span className="text-subtle">None given</span> },
    {
      label: "Size",
      value:
        request.body === null ? <span className="text-subtle">Not kept</span> : formatSize(request.sizeBytes),
    },
    { label: "API key", value: apiKeyName ?? <span className="text-subtle">None that is valid</span> },
    ...(idempotencyKey
      ? [
          {
            label: "Idempotency",
            value: <CopyText value={idempotencyKey} copyLabel="Copy the Idempotency-Key" />,
          },
        ]
      : []),
    { label: "Answered", value: <span className="tabular-nums">{answeredStatus(request)}</span> },
  ];

  return (
    <Card>
      <CardBody>
        <DetailList details={details} className="gap-x-4 sm:grid-cols-[5.5rem_minmax(0,1fr)]" />
      </CardBody>
      <footer className="border-t px-4 py-2 sm:px-5">
        <CopyText value={request.id} copyLabel="Copy the request's id" className="w-full justify-between" />
      </footer>
    </Card>
  );
}
