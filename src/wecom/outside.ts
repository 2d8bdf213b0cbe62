// Addresses that came in a message are asked only where they lead out: never this machine, never the network it stands in.
import { BlockList, isIP } from "node:net";
import { WecomApiError } from "./api-error.ts";
import { type ApiEndpoint, WECOM_API_BASE } from "./api-request.ts";

/** This machine, its neighbours on the wire, and where clouds keep a machine's own secrets. */
const NEVER = listOf(
  ["0.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["192.0.0.0", 24],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
  ["::", 127],
  ["64:ff9b::", 96],
  ["fe80::", 10],
  ["ff00::", 8],
);
/** A company's own network: a private deployment's files lie there. */
const PRIVATE = listOf(["10.0.0.0", 8], ["172.16.0.0", 12], ["192.168.0.0", 16], ["fc00::", 7]);

/**
 * Whoever seals a callback is WeCom; should its keys leak, its files and answers still lead to nobody's metadata service.
 * A private deployment (another WECOM_API_BASE) may stand in the company's network, and on this machine where its base does.
 * @throws WecomApiError that holds nothing of the address
 */
export function outsideUrl(endpoint: ApiEndpoint, address: string, path: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  if (!isWeb || !mayBeAsked(url.hostname, new URL(endpoint.baseUrl ?? WECOM_API_BASE)))
    throw new WecomApiError(path, { errcode: -1, errclass: "input", hint: "no address that may be asked" });
  return url;
}

/** As a URL spells it: numbers of every notation are dotted by then. A name that is looked up to the inside is not found out. */
function mayBeAsked(hostname: string, base: URL): boolean {
  if (hostname === base.hostname) return true;
  const isDeployment = base.origin !== WECOM_API_BASE;
  const host = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  if (family === 0) return !/(^|\.)localhost\.?$/i.test(host) && (isDeployment || host.includes("."));
  const kind = family === 4 ? "ipv4" : "ipv6";
  return !NEVER.check(host, kind) && (isDeployment || !PRIVATE.check(host, kind));
}

function listOf(...networks: readonly (readonly [network: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks)
    list.addSubnet(network, prefix, network.includes(":") ? "ipv6" : "ipv4");
  return list;
}
