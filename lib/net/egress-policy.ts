import ipaddr from "ipaddr.js";

/** Where outbound calls may go although it is private: `PATCHBAY_EGRESS_ALLOW`, understood. */
export type EgressPolicy = {
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
  /** `host:port` in lower case, IPv6 in brackets. */
  hostPorts: ReadonlySet<string>;
};

/** `ipaddr.js` counts Azure's wire server as a public address; it hands out machine secrets. */
const PRIVATE_ALL_THE_SAME = new Set(["168.63.129.16"]);

/** Names that lead inside by convention, whatever they resolve to. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i;

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
    else throw new Error(`“${entry}” is neither an address range such as 10.0.0.0/8 nor host:port.`);
  }

  return { ranges, hostPorts };
}

/** Whether an address on the public internet answers here: no private, local or reserved range. */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast" || PRIVATE_ALL_THE_SAME.has(parsed.toString())) return false;

  // Of IPv6, only 2000::/3 is handed out for the public internet.
  return parsed instanceof ipaddr.IPv4 || ((parsed.parts[0] ?? 0) & 0xe000) === 0x2000;
}

/** Whether a name leads inside by convention, so that nobody need look it up to refuse it. */
export function isPrivateName(host: string): boolean {
  return PRIVATE_NAME.test(host);
}

/** Whether we may connect to this address and port, for a URL that named `host`. */
export function mayConnect(policy: EgressPolicy, host: string, address: string, port: number): boolean {
  if (isPublicAddress(address) && !isPrivateName(host)) return true;
  if (policy.hostPorts.has(`${host.toLowerCase()}:${port}`)) return true;

  const parsed = ipaddr.process(address);
  const shown = parsed instanceof ipaddr.IPv6 ? `[${parsed.toString()}]` : parsed.toString();
  if (policy.hostPorts.has(`${shown}:${port}`)) return true;

  return policy.ranges.some(
    ([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits),
  );
}

function parseRange(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  const [address = "", bits] = entry.split("/");
  if (!ipaddr.isValid(address)) return null;

  const network = ipaddr.process(address);
  const widest = network instanceof ipaddr.IPv4 ? 32 : 128;
  const length = bits === undefined ? widest : Number(bits);

  return /^\d*$/.test(bits ?? "") && length <= widest ? [network, length] : null;
}
