import { LongText } from "@/components/http/long-text";
import { MAX_INLINE_CHARS } from "@/components/http/text-view";
import { FormFields } from "@/components/requests/form-fields";
import { CodeBlock } from "@/components/ui/code-block";
import { JsonTextView } from "@/components/ui/json-text-view";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { CapturedRequest } from "@/lib/inspectors/schema";

type CapturedBodyProps = {
  request: CapturedRequest;
  /** Where the body can be had as text. */
  bodyHref: string;
};

/** What came in, readable and exactly as it was sent. */
export function CapturedBody({ request, bodyHref }: CapturedBodyProps) {
  const { body, headers } = request;
  const contentType = headers["content-type"] ?? "";
  if (body === "") return <p className="text-muted text-sm">It came without a body.</p>;
  if (body.length > MAX_INLINE_CHARS) {
    return <LongText label="Body" href={bodyHref} sizeChars={body.length} />;
  }

  return (
    <Tabs defaultValue="readable">
      <TabsList aria-label="Ways to see the body">
        <TabsTrigger value="readable">Readable</TabsTrigger>
        <TabsTrigger value="raw">As it was sent</TabsTrigger>
      </TabsList>
      <TabsContent value="readable">
        {isForm(contentType) ? <FormFields text={body} /> : <JsonTextView text={body} label="Body" />}
      </TabsContent>
      <TabsContent value="raw">
        <CodeBlock code={body} label={contentType || "No content type"} copyLabel="Copy the body" />
      </TabsContent>
    </Tabs>
  );
}

function isForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType);
}
