import { ArrowLeft, ArrowUpToLine } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatSize } from "@/components/http/format-size";
import { HeadersTable } from "@/components/http/headers-table";
import { CopyButton } from "@/components/ui/copy-button";
import { FormMessage } from "@/components/ui/form-message";
import { LocalTime } from "@/components/ui/local-time";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { type CapturedRequest, MAX_CAPTURED_BODY_BYTES } from "@/lib/inspectors/schema";
import { CapturedBody } from "./captured-body";
import { capturedCurl } from "./captured-curl";

type CapturedDetailProps = {
  /** The inspector's page. */
  href: string;
  /** Where requests are sent to. */
  url: string;
  request: CapturedRequest;
  /** Whether this one was chosen; otherwise it is the newest, until the next arrives. */
  isChosen: boolean;
};

/** One request that arrived. */
export function CapturedDetail({ href, url, request, isChosen }: CapturedDetailProps) {
  const { id, method, path, receivedAt, sizeBytes, headers, isTruncated } = request;
  const curl = capturedCurl(request, url);

  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <header className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {isChosen && (
          <Link href={href} scroll={false} className="w-fit rounded-xs text-muted text-sm hover:text-ink">
            <span className="inline-flex items-center gap-1.5 lg:hidden">
              <ArrowLeft aria-hidden="true" className="size-4" />
              All requests
            </span>
            <span className="inline-flex items-center gap-1.5 max-lg:hidden">
              <ArrowUpToLine aria-hidden="true" className="size-4" />
              Follow the newest
            </span>
          </Link>
        )}
        <div className="flex flex-wrap items-start justify-between gap-3">
          <h2 className="min-w-0 flex-1 basis-60 font-mono text-base [overflow-wrap:anywhere]">
            <strong className="font-semibold">{method}</strong> {path}
          </h2>
          {curl && <CopyButton value={curl} label="Copy as curl" isTextShown variant="secondary" size="sm" />}
        </div>
        <p className="flex flex-wrap gap-x-3 text-muted text-sm">
          <RelativeTime at={receivedAt} />
          <LocalTime at={receivedAt} />
          <span>{formatSize(sizeBytes)}</span>
        </p>
      </header>
      {isTruncated && (
        <FormMessage tone="waiting">
          The body was larger than {formatSize(MAX_CAPTURED_BODY_BYTES)}. Its beginning was kept.
        </FormMessage>
      )}
      <Part title="Body">
        {/* Keyed, so that the next request does not inherit what was opened in this one. */}
        <CapturedBody key={id} request={request} bodyHref={`${href}/body?request=${id}`} />
      </Part>
      <Part title="Headers">
        {headers["webhook-signature"] && (
          <p className="pb-1 text-muted text-sm">
            It is signed by the rules of{" "}
            <TextLink href="https://www.standardwebhooks.com">Standard Webhooks</TextLink>: check{" "}
            <code className="font-mono text-xs">webhook-signature</code> with the signing secret of the step
            that sent it.
          </p>
        )}
        <HeadersTable label="Headers" headers={headers} />
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="font-semibold text-base">{title}</h3>
      {children}
    </section>
  );
}
