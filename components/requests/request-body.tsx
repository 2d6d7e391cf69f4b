import { LongText } from "@/components/http/long-text";
import { MAX_INLINE_CHARS } from "@/components/http/text-view";
import { CodeBlock } from "@/components/ui/code-block";
import { JsonTextView } from "@/components/ui/json-text-view";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { RequestDetail } from "@/lib/requests/schema";
import { FormFields } from "./form-fields";

type RequestBodyProps = {
  request: Pick<RequestDetail, "body" | "contentType" | "isBodyTruncated" | "sizeBytes">;
  /** Where the body can be had as text. */
  bodyHref: string;
  /** The call as a command; null where it cannot be repeated. */
  curl: string | null;
};

/** What came in, readable and exactly as it was sent. */
export function RequestBody({ request, bodyHref, curl }: RequestBodyProps) {
  const { body, contentType, isBodyTruncated } = request;
  if (body === null) {
    return <Note>The body was not kept, because the sender did not prove who it is.</Note>;
  }
  if (body === "") return <Note>The body was empty.</Note>;
  if (body.length > MAX_INLINE_CHARS) {
    return (
      <div className="grid gap-3">
        {isBodyTruncated && <Note>It was larger than 1 MB. Its first 1 MB was kept.</Note>}
        <LongText label="Request body" href={bodyHref} sizeChars={body.length} />
      </div>
    );
  }

  return (
    <Tabs defaultValue="readable">
      <TabsList aria-label="Ways to see the body">
        <TabsTrigger value="readable">Readable</TabsTrigger>
        <TabsTrigger value="raw">As it was sent</TabsTrigger>
        {curl && <TabsTrigger value="curl">As curl</TabsTrigger>}
      </TabsList>
      <TabsContent value="readable">
        {isForm(contentType) ? <FormFields text={body} /> : <JsonTextView text={body} label="Request body" />}
      </TabsContent>
      <TabsContent value="raw">
        <CodeBlock code={body} label={contentType || "No content type"} copyLabel="Copy the body" />
      </TabsContent>
      {curl && (
        <TabsContent value="curl" className="grid gap-2">
          <CodeBlock code={curl} label="Terminal" copyLabel="Copy the command" />
          <Note>
            Put your team's API key in place of YOUR_API_KEY. Running it starts the agents once more.
          </Note>
        </TabsContent>
      )}
    </Tabs>
  );
}

function isForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType);
}

function Note({ children }: { children: string }) {
  return <p className="text-muted text-sm">{children}</p>;
}
