import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { MAX_RESPONSE_BYTES, type OutboundRequest, sendOutbound } from "./outbound-client";

/** Names of a DNS that is not ours: the outside party of these tests. */
const addresses = vi.hoisted(() => new Map<string, string[]>());
vi.mock("node:dns", async (importOriginal) => {
  const dns = await importOriginal<typeof import("node:dns")>();
  const lookup = ((name: string, options: object, done: (error: Error | null, found: object[]) => void) => {
    const known = addresses.get(name);
    if (known)
      return done(
        null,
        known.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    return dns.lookup(name, options as { all: true }, done);
  }) as typeof dns.lookup;

  return { ...dns, lookup, default: { ...dns, lookup } };
});

const servers: Server[] = [];
const hits: string[] = [];
let allowed: number;
let forbidden: number;

beforeAll(async () => {
  allowed = await listen(answer);
  forbidden = await listen(answer);
  process.env.PATCHBAY_SECRET = "a secret of at least thirty-two characters";
  process.env.PATCHBAY_EGRESS_ALLOW = `127.0.0.1:${allowed},allowed.example:1`;
});

afterAll(() => {
  for (const server of servers) server.close();
});

describe("a target that is allowed", () => {
  test("gets method, headers and body, and its answer comes back", async () => {
    const answer = await send({ method: "PUT", headers: { "x-one": "1" }, body: Buffer.from("héllo") });

    expect(answer).toMatchObject({ ok: true, statusCode: 201, isTruncated: false });
    expect(JSON.parse(bodyOf(answer))).toMatchObject({
      method: "PUT",
      url: "/echo",
      body: "héllo",
      headers: { "x-one": "1", "user-agent": "Patchbay", "accept-encoding": "identity" },
    });
  });

  test("an error status is an answer", async () => {
    expect(await send({ path: "/500" })).toMatchObject({ ok: true, statusCode: 500 });
  });

  test("a redirect is an answer too, and is not followed", async () => {
    const before = hits.length;

    expect(await send({ path: "/redirect" })).toMatchObject({ ok: true, statusCode: 302 });
    expect(hits.slice(before)).toEqual(["/redirect"]);
  });

  test("of a huge answer the first 64 KiB are kept", async () => {
    const answer = await send({ path: "/endless" });

    expect(answer).toMatchObject({ ok: true, statusCode: 200, isTruncated: true });
    expect(bodyOf(answer)).toHaveLength(MAX_RESPONSE_BYTES);
  });
});

describe("the deadline", () => {
  test("covers an answer that never begins", async () => {
    expect(await send({ path: "/silent", timeoutMs: 100 })).toMatchObject({
      ok: false,
      errorClass: "timeout",
      message: "The server did not answer within 0.1 seconds.",
    });
  });

  test("covers a body that never ends", async () => {
    expect(await send({ path: "/drip", timeoutMs: 300 })).toMatchObject({ ok: false, errorClass: "timeout" });
  });
});

describe("a private target is refused before anything is sent", () => {
  test.each([
    "http://127.0.0.1:PORT/",
    "http://127.1:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f.0.0.1:PORT/",
    "http://0177.0.0.1:PORT/",
    "http://[::1]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://0.0.0.0:PORT/",
    "http://localhost:PORT/",
    "http://localhost.:PORT/",
    "http://sub.localhost:PORT/",
    "http://nowhere.localhost:PORT/",
    "http://metadata.google.internal/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/",
    "http://10.0.0.1/",
    "http://inside.example:PORT/",
    "http://mixed.example:PORT/",
    "http://allowed.example:PORT/",
  ])("%s", async (template) => {
    addresses.set("inside.example", ["127.0.0.1"]);
    addresses.set("mixed.example", ["93.184.216.34", "127.0.0.1"]);
    addresses.set("allowed.example", ["127.0.0.1"]);
    addresses.set("sub.localhost", ["127.0.0.1"]);
    addresses.set("localhost.", ["127.0.0.1"]);
    const before = hits.length;
    const answer = await send({ url: template.replace("PORT", String(forbidden)) });

    expect(answer).toMatchObject({ ok: false, errorClass: "blocked" });
    expect(answer).toHaveProperty("message", expect.stringContaining("is on a private network"));
    expect(hits).toHaveLength(before);
  });

  test("also when the name pointed elsewhere a moment ago", async () => {
    addresses.set("rebinding.example", ["127.0.0.1"]);
    const url = `http://rebinding.example:${allowed}/close`;
    expect(await send({ url })).toMatchObject({ ok: true });

    addresses.set("rebinding.example", ["10.0.0.1"]);
    expect(await send({ url })).toMatchObject({ ok: false, errorClass: "blocked" });
  });
});

test.each([
  ["ftp://example.com/", "invalid"],
  ["example.com", "invalid"],
  ["http://user:secret@example.com/", "invalid"],
])("%s cannot be called", async (url, errorClass) => {
  const answer = await send({ url });

  expect(answer).toMatchObject({ ok: false, errorClass });
  expect(JSON.stringify(answer)).not.toContain("secret");
});

test("says what went wrong in plain words", async () => {
  const gone = await listen(answer);
  const server = servers.pop();
  await new Promise((resolve) => server?.close(resolve));
  addresses.set("allowed.example", ["127.0.0.1"]);

  expect(await send({ path: "/reset" })).toMatchObject({ errorClass: "reset" });
  expect(await send({ headers: { "x-bad": "a\nb" } })).toMatchObject({ errorClass: "invalid" });
  expect(await send({ url: `http://127.0.0.1:${gone}/` })).toMatchObject({ errorClass: "blocked" });
  expect(await send({ url: "http://allowed.example:1/" })).toMatchObject({ errorClass: "refused" });
  expect(await send({ url: "http://no-such-name.invalid/" })).toMatchObject({ errorClass: "dns" });
});

type SendOptions = Partial<OutboundRequest> & { path?: string };

function send({ path = "/echo", ...options }: SendOptions) {
  return sendOutbound({
    method: "POST",
    url: `http://127.0.0.1:${allowed}${path}`,
    headers: {},
    body: null,
    timeoutMs: 5_000,
    ...options,
  });
}

function bodyOf(answer: Awaited<ReturnType<typeof send>>): string {
  if (!answer.ok) throw new Error(answer.message);
  return answer.body.toString();
}

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((resolve) => server.once("listening", resolve));

  return (server.address() as AddressInfo).port;
}

const answer: RequestListener = async (request, response) => {
  hits.push(request.url ?? "");
  switch (request.url) {
    case "/500":
      return response.writeHead(500).end();
    case "/redirect":
      return response.writeHead(302, { location: "/echo" }).end();
    case "/close":
      return response.writeHead(200, { connection: "close" }).end();
    case "/silent":
      return;
    case "/reset":
      return request.socket.destroy();
    case "/drip": {
      response.write("x");
      const timer = setInterval(() => response.write("x"), 20);
      return response.on("close", () => clearInterval(timer));
    }
    case "/endless": {
      const more = () => {
        while (response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      return more();
    }
    default: {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method, url, headers } = request;
      return response
        .writeHead(201)
        .end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }));
    }
  }
};
