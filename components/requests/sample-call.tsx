import { CodeBlock } from "@/components/ui/code-block";
import { curlCommand } from "@/lib/core/curl-command";

type SampleCallProps = {
  /** The webhook's own address. */
  url: string;
  /** Where in the body the contact's phone number stands. */
  phonePath: string;
};

/** A call of an agent webhook, ready to paste once the API key is put in. */
export function SampleCall({ url, phonePath }: SampleCallProps) {
  const command = curlCommand({
    method: "POST",
    url,
    headers: { apiKey: "YOUR_API_KEY", "content-type": "application/json" },
    body: JSON.stringify({ ...phoneAt(phonePath), firstName: "Zoë" }),
  });

  return <CodeBlock code={command} label="Terminal" copyLabel="Copy the command" />;
}

/** `dataFields.toPhoneNumber` as an object within an object. Paths with brackets get a plain phone. */
function phoneAt(path: string): object {
  const names = /^[\w.]+$/.test(path) ? path.split(".") : ["phone"];

  return names.reduceRight<unknown>((value, name) => ({ [name]: value }), "+14155550123") as object;
}
