import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { curlCommand } from "@/lib/core/curl-command";
import { MASK } from "@/lib/engine/secret-reference";
import type { HttpExchange } from "@/lib/runs/schema";
import { HeadersTable } from "./headers-table";
import { MAX_INLINE_CHARS, TextView } from "./text-view";

type HttpExchangeViewProps = {
  exchange: HttpExchange;
  /** Where long bodies can be had, up to the name of the part. */
  textHref: string;
  /** Why there is no response, where there is none. */
  missingResponse: string;
};

/** What went over the wire, both ways. */
export function HttpExchangeView({ exchange, textHref, missingResponse }: HttpExchangeViewProps) {
  const { request, response, statusCode } = exchange;

  return (
    <Tabs defaultValue="request">
      <TabsList aria-label="Request and response">
        <TabsTrigger value="request">Request</TabsTrigger>
        <TabsTrigger value="response">Response</TabsTrigger>
      </TabsList>
      <TabsContent value="request" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
          <p className="min-w-0 flex-1 basis-60 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
            <strong className="font-semibold">{request.method}</strong> {request.url}
          </p>
          {(request.body ?? "").length <= MAX_INLINE_CHARS && (
            <CopyButton
              value={curlOf(request)}
              label="Copy as curl"
              isTextShown
              variant="secondary"
              size="sm"
            />
          )}
        </div>
        <Part title="Headers">
          <HeadersTable label="Request headers" headers={request.headers} />
        </Part>
        <Part title="Body">
          {request.body === null ? (
            <Nothing>A {request.method} request has no body.</Nothing>
          ) : (
            <TextView label="Request body" text={request.body} href={`${textHref}&part=request`} />
          )}
        </Part>
      </TabsContent>
      <TabsContent value="response" className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {response ? (
          <>
            <p className="font-mono text-xs leading-5">
              Status <strong className="font-semibold">{statusCode}</strong>
            </p>
            <Part title="Headers">
              <HeadersTable label="Response headers" headers={response.headers} />
            </Part>
            <Part title="Body">
              <TextView label="Response body" text={response.body} href={`${textHref}&part=response`} />
              {response.isTruncated && <Nothing>Only the first 64 KB of the answer are kept.</Nothing>}
            </Part>
          </>
        ) : (
          <Nothing>{missingResponse}</Nothing>
        )}
      </TabsContent>
    </Tabs>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <h4 className="text-subtle text-xs">{title}</h4>
      {children}
    </section>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="text-muted text-sm">{children}</p>;
}

/** Secrets are not known here: the reader puts in their own. */
function curlOf({ method, url, headers, body }: HttpExchange["request"]): string {
  const given = Object.entries(headers).map(([name, value]) => [
    name,
    value === MASK ? placeholder(name) : value,
  ]);

  return curlCommand({ method, url, headers: Object.fromEntries(given), body });
}

function placeholder(headerName: string): string {
  return `YOUR_${headerName.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
}
