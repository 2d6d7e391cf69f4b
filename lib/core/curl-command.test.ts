import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curlCommand } from "./curl-command";

/** What a shell makes of the command: the arguments that curl would get. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;

  return execFileSync("sh", ["-c", script]).toString().split("\0").slice(0, -1);
}

test("a shell hands on exactly what was sent", () => {
  const body = `{"name":"Zoë \\"Z\\"","quote":"it's $HOME and \`date\`",\n"at":"@file"}`;
  const command = curlCommand({
    method: "POST",
    url: "https://crm.example.com/hooks?a=1&b='2'",
    headers: { "content-type": "application/json", "x-note": "it's" },
    body,
  });

  expect(argumentsOf(command)).toEqual([
    "-X",
    "POST",
    "https://crm.example.com/hooks?a=1&b='2'",
    "-H",
    "content-type: application/json",
    "-H",
    "x-note: it's",
    "--data-raw",
    body,
  ]);
});

test("nothing is sent where there was no body", () => {
  const command = curlCommand({ method: "GET", url: "https://a.example", headers: {}, body: null });

  expect(argumentsOf(command)).toEqual(["-X", "GET", "https://a.example"]);
});
