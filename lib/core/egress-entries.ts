import ipaddr from "ipaddr.js";

/** Where outbound calls may go although it is private: `PATCHBAY_EGRESS_ALLOW`, understood. */
export type EgressPolicy = {
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
  /** `host:port` in lower case, IPv6 in brackets. */
  hostPorts: ReadonlySet<string>;
};

/**
 * Understands the entries of `PATCHBAY_EGRESS_ALLOW`: addresses, CIDR ranges and `host:port`.
 *
 * @throws Error naming the entry that is none of these
 */
export function parseEgressPolicy(entries: readonly string[]): EgressPolicy {
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  const hostPorts = new Set<string>();
  for (const entry of entries) {
    const range = parseRange(entry);
    if (range) ranges.push(range);
    else if (/^(\[[0-9a-f:.]+\]|[^\s/:[\]]+):\d{1,5}$/i.test(entry)) hostPorts.add(entry.toLowerCase());
    else throw new Error(`“${entry}” is neither an address range such as 10.0.0.0/8 nor host:port`);
  }

  return { ranges, hostPorts };
}

function parseRange(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  const [address = "", bits] = entry.split("/");
  if (!ipaddr.isValid(address)) return null;

  const network = ipaddr.process(address);
  const widest = network instanceof ipaddr.IPv4 ? 32 : 128;
  const length = bits === undefined ? widest : Number(bits);

  return /^\d*$/.test(bits ?? "") && length <= widest ? [network, length] : null;
}
