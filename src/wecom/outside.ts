// Addresses that came in a message are asked only where they lead out: never this machine, never the network it stands in.
import { BlockList, isIP } from "node:net";
import { WecomApiError } from "./api-error.ts";
import { type ApiEndpoint, WECOM_API_BASE } from "./api-request.ts";

const INSIDE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  INSIDE.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  INSIDE.addSubnet(network, prefix, "ipv6");

/**
 * Whoever seals a callback is WeCom; should its keys leak, its files and answers still lead to nobody's metadata service.
 * A private deployment stands inside: whatever is on the host of WECOM_API_BASE may be asked.
 * @throws WecomApiError that holds nothing of the address
 */
export function outsideUrl(endpoint: ApiEndpoint, address: string, path: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  if (!isWeb || (isInside(url.hostname) && url.hostname !== hostOf(endpoint)))
    throw new WecomApiError(path, { errcode: -1, errclass: "input", hint: "no address that may be asked" });
  return url;
}

function hostOf({ baseUrl = WECOM_API_BASE }: ApiEndpoint): string {
  return new URL(baseUrl).hostname;
}

/** As a URL spells it: numbers of every notation are dotted by then. A name that is looked up to the inside is not found out. */
function isInside(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  if (family === 0) return /(^|\.)localhost\.?$/i.test(host) || !host.includes(".");
  return INSIDE.check(host, family === 4 ? "ipv4" : "ipv6");
}
