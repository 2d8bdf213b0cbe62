// Addresses of WeCom's that hold their credential as `key`: taken apart, and made again at the base address alone.
import { type ApiEndpoint, apiUrl, WECOM_API_BASE } from "./api-request.ts";

/** The key in an address of WeCom's for a path; null for every other address, so that nothing is ever sent elsewhere. */
export function keyIn(address: string, path: string, baseUrl: string = WECOM_API_BASE): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const expected = apiUrl({ baseUrl }, path, {});
  const keys = url.searchParams.getAll("key");
  const ours = url.origin === expected.origin && url.pathname === expected.pathname && url.username === "";
  return ours && keys.length === 1 && keys[0] !== "" ? (keys[0] ?? null) : null;
}

export function addressOf(endpoint: ApiEndpoint, path: string, key: string): URL {
  return apiUrl(endpoint, path, { key });
}
