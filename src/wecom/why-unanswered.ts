// Why a request got no answer, without a word of its address, which may hold a key.

/** What fetch says in words alone; others could hold the address. */
const WORDS: ReadonlySet<string> = new Set([
  "bad port",
  "unknown scheme",
  "unexpected redirect",
  "invalid redirect URL",
  "redirect count exceeded",
]);

/** ECONNREFUSED, ENOTFOUND, "bad port", "timeout", "TLS: CERT_HAS_EXPIRED" …; "no answer" where nothing is known. */
export function whyUnanswered(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each.name === "TimeoutError") return "timeout";
    const code = "code" in each && typeof each.code === "string" ? each.code : "";
    if (code !== "") return named(code);
    // Newer Nodes give it no code, and words that hold nothing of the address.
    if (each.name === "HTTPParserError") return "no HTTP";
    if (WORDS.has(each.message)) return each.message;
  }
  return "no answer";
}

function named(code: string): string {
  if (code === "UND_ERR_SOCKET") return "the connection was closed";
  if (/^UND_ERR_.*TIMEOUT$/.test(code)) return "timeout";
  if (code.startsWith("HPE_")) return `no HTTP: ${code}`;
  return /CERT|SELF_SIGNED|UNABLE_TO_|SSL|TLS|^EPROTO$/.test(code) ? `TLS: ${code}` : code;
}
