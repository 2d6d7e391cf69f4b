import { expect, test } from "vitest";
import { MAX_INLINE_CHARS } from "@/components/http/text-view";
import { requestCurl } from "./request-curl";

const call = { method: "POST", contentType: "application/json", body: '{"a":1}' };

test("a call can be repeated with one's own key", () => {
  expect(requestCurl(call, "https://p.example/hooks/1")).toBe(
    [
      "curl -X POST 'https://p.example/hooks/1'",
      "-H 'apiKey: YOUR_API_KEY'",
      "-H 'content-type: application/json'",
      "--data-raw '{\"a\":1}'",
    ].join(" \\\n  "),
  );
  expect(requestCurl({ ...call, contentType: "", body: "" }, "https://p.example")).not.toMatch(
    /data-raw|type/,
  );
});

test.each([[null], ["x".repeat(MAX_INLINE_CHARS + 1)]])("not without its whole body", (body) => {
  expect(requestCurl({ ...call, body }, "https://p.example")).toBeNull();
});
