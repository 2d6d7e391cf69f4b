import { lookup } from "node:dns";
import { isIP } from "node:net";
import { Agent, buildConnector, type Dispatcher, request } from "undici";
import { env, publicUrl } from "@/lib/core/env";
import { processSingleton } from "@/lib/core/process-singleton";
import { isPrivateName, mayConnect } from "./egress-policy";
import { INSPECTOR_PATH, inspectorPassHeader } from "./inspector-pass";
import { BlockedTarget, classifyFailure, type OutboundFailure } from "./outbound-failure";

/** What is kept of an answer: SPEC 5. */
export const MAX_RESPONSE_BYTES = 64 * 1024;

/** Connections to one origin: enough for a burst, few enough not to flood a small receiver. */
const CONNECTIONS_PER_ORIGIN = 64;
const KEEP_ALIVE_MS = 4_000;
const USER_AGENT = "Patchbay";

export type OutboundRequest = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer | null;
  /** For everything together: name look-up, connection, request, answer with its body. */
  timeoutMs: number;
};

export type OutboundAnswer = {
  ok: true;
  statusCode: number;
  headers: Record<string, string>;
  body: Buffer;
  /** Whether the answer was longer than {@link MAX_RESPONSE_BYTES}. */
  isTruncated: boolean;
};

/**
 * The one door to other people's servers. Every address is checked right before the connection to
 * that very address is made; redirects are not followed; one deadline covers everything. An answer
 * of any status is an answer; the rest is a {@link OutboundFailure}. Never throws.
 */
export async function sendOutbound(outbound: OutboundRequest): Promise<OutboundAnswer | OutboundFailure> {
  try {
    const url = checkUrl(outbound.url);
    const own = ownInspector(url);
    const response = await request(own ?? url, {
      dispatcher: own ? ownDispatcher() : guardedDispatcher(),
      method: outbound.method,
      headers: {
        "user-agent": USER_AGENT,
        "accept-encoding": "identity",
        ...outbound.headers,
        ...(own && { host: url.host, ...inspectorPassHeader() }),
      },
      body: outbound.body,
      signal: AbortSignal.timeout(outbound.timeoutMs),
    });

    return { ok: true, statusCode: response.statusCode, ...(await readAnswer(response)) };
  } catch (thrown) {
    return classifyFailure(thrown, outbound.timeoutMs);
  }
}

function checkUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new BlockedTarget(
      "invalid",
      "The URL is not a full web address that starts with https:// or http://.",
    );
  }
  if (url.username || url.password) {
    throw new BlockedTarget(
      "invalid",
      "The URL holds a user name or password. Send them in a header instead.",
    );
  }

  return url;
}

async function readAnswer(response: Dispatcher.ResponseData) {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk as Buffer);
    sizeBytes += (chunk as Buffer).length;
    // Leaving the loop destroys the stream: an endless answer costs us no more than this.
    if (sizeBytes > MAX_RESPONSE_BYTES) break;
  }

  return {
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(", ") : (value ?? ""),
      ]),
    ),
    body: Buffer.concat(chunks).subarray(0, MAX_RESPONSE_BYTES),
    isTruncated: sizeBytes > MAX_RESPONSE_BYTES,
  };
}

/**
 * Our own inspector may live on a private address. Only its path is let through, and the call goes
 * to our own listener, so that a name in DNS cannot send it elsewhere (SPEC 6). `localhost` counts as
 * ours on any port: a flow keeps the URL it was made with when Patchbay moves to another one.
 */
function ownInspector(url: URL): URL | null {
  const isOurs = url.hostname === "localhost" || url.origin === new URL(publicUrl()).origin;
  if (!isOurs || !url.pathname.startsWith(INSPECTOR_PATH)) return null;

  const { HOST, PORT } = env();
  const host = !HOST || HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;

  return new URL(url.pathname + url.search, `http://${isIP(host) === 6 ? `[${host}]` : host}:${PORT}`);
}

function ownDispatcher(): Agent {
  return processSingleton(
    "own-dispatcher",
    () => new Agent({ connections: CONNECTIONS_PER_ORIGIN, keepAliveTimeout: KEEP_ALIVE_MS }),
  );
}

function guardedDispatcher(): Agent {
  return processSingleton(
    "guarded-dispatcher",
    () =>
      new Agent({
        connect: connectChecked,
        connections: CONNECTIONS_PER_ORIGIN,
        keepAliveTimeout: KEEP_ALIVE_MS,
      }),
  );
}

/** undici asks `lookup` for names only, so literals such as `[::ffff:127.0.0.1]` are checked here. */
function connectChecked(options: buildConnector.Options, callback: buildConnector.Callback): void {
  const policy = env().PATCHBAY_EGRESS_ALLOW;
  const host = options.hostname;
  const port = Number(options.port || (options.protocol === "https:" ? 443 : 80));
  const literal = host.replace(/^\[|\]$/g, "");
  if (isIP(literal) && !mayConnect(policy, host, literal, port)) {
    callback(BlockedTarget.address(host), null);
    return;
  }

  const connector = buildConnector({
    lookup: (name, lookupOptions, done) => {
      lookup(name, { ...lookupOptions, all: true }, (error, addresses) => {
        // `localhost.` and `x.internal` are refused whether or not this machine finds them.
        if (error) return done(isPrivateName(host) ? BlockedTarget.address(host) : error, []);
        // One bad address among good ones is how rebinding begins: refuse them all.
        const isSafe = addresses.every(({ address }) => mayConnect(policy, host, address, port));
        return isSafe ? done(null, addresses) : done(BlockedTarget.address(host), []);
      });
    },
  });
  connector(options, callback);
}
