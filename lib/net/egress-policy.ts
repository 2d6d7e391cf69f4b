import ipaddr from "ipaddr.js";
import type { EgressPolicy } from "@/lib/core/egress-entries";

/** `ipaddr.js` counts Azure's wire server as a public address; it hands out machine secrets. */
const PRIVATE_ALL_THE_SAME = new Set(["168.63.129.16"]);

/** Names that lead inside by convention, whatever they resolve to. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i;

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
