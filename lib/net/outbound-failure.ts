import type { DeliveryErrorClass } from "@/lib/core/vocabulary";

/** A call that got no answer. */
export type OutboundFailure = {
  ok: false;
  errorClass: DeliveryErrorClass;
  /** A plain sentence for the run log. */
  message: string;
};

/** A target that we refuse to call, whoever asks. */
export class BlockedTarget extends Error {
  override readonly name = "BlockedTarget";

  constructor(
    readonly errorClass: "blocked" | "invalid",
    message: string,
  ) {
    super(message);
  }

  static address(host: string): BlockedTarget {
    return new BlockedTarget(
      "blocked",
      `${host} is on a private network, which Patchbay does not call. Use a public address, or ask whoever runs Patchbay to allow it (PATCHBAY_EGRESS_ALLOW).`,
    );
  }
}

const BY_CODE: readonly [RegExp, DeliveryErrorClass, string][] = [
  [
    /^(ENOTFOUND|EAI_)/,
    "dns",
    "The name of the server could not be found. Check the URL for typing mistakes.",
  ],
  [
    /^ECONNREFUSED$/,
    "refused",
    "The server refused the connection. Nothing listens there, or a firewall turns us away.",
  ],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, "reset", "The server closed the connection before it answered."],
  [/^(ETIMEDOUT|UND_ERR_\w*TIMEOUT)$/, "timeout", "The server did not answer in time."],
  [
    /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|ERR_OSSL)/,
    "tls",
    "The secure connection failed: the server's certificate is not valid for this address.",
  ],
  [
    /^(UND_ERR_INVALID_ARG|ERR_INVALID|UND_ERR_NOT_SUPPORTED)/,
    "invalid",
    "The request could not be built: its URL or one of its headers holds characters that are not allowed.",
  ],
];

/** Puts what undici, Node or our own guard threw into a class and plain words. */
export function classifyFailure(thrown: unknown, timeoutMs: number): OutboundFailure {
  for (const error of causes(thrown)) {
    if (error instanceof BlockedTarget)
      return { ok: false, errorClass: error.errorClass, message: error.message };
    if (error.name === "TimeoutError") return timedOut(timeoutMs);

    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    const known = BY_CODE.find(([pattern]) => pattern.test(code));
    if (known?.[1] === "timeout") return timedOut(timeoutMs);
    if (known) return { ok: false, errorClass: known[1], message: known[2] };
  }

  return { ok: false, errorClass: "network", message: "The server could not be reached." };
}

function timedOut(timeoutMs: number): OutboundFailure {
  return {
    ok: false,
    errorClass: "timeout",
    message: `The server did not answer within ${timeoutMs / 1000} seconds.`,
  };
}

/** The error, what caused it, and, for several addresses tried at once, each of theirs. */
function causes(thrown: unknown): Error[] {
  if (!(thrown instanceof Error)) return [];
  const inner = thrown instanceof AggregateError ? thrown.errors.flatMap(causes) : [];

  return [thrown, ...inner, ...causes(thrown.cause)];
}
