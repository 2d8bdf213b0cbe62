// What PostgreSQL, TLS and the network say when a server lets nobody in; the password is never told.
import { DatabaseError, type Reasons, type Why, whyBy } from "./database-error.ts";

const ENCODE =
  "write it as postgres://user:password@host:port/db, with : / ? # % @ of a password encoded (%40 for @)";
const REACH = "check host, port and firewall";
const TRUST =
  "name the CA's certificate by sslrootcert=<file> in the address, or the host that the certificate is for";

const REASONS: Reasons = {
  ERR_INVALID_URL: ["it cannot be read as an address", ENCODE],
  ECONNREFUSED: ["nothing listens there", "start PostgreSQL, or correct host and port"],
  ENOTFOUND: ["the host's name is not known", "correct the host"],
  EAI_AGAIN: ["the host's name cannot be asked about", "check this machine's DNS"],
  ETIMEDOUT: ["no answer", REACH],
  EHOSTUNREACH: ["no way leads there", REACH],
  ENETUNREACH: ["no way leads there", REACH],
  ECONNRESET: ["the connection was broken off", "see that it is a PostgreSQL, and what its log says"],
  EPIPE: ["the connection was broken off", "see that it is a PostgreSQL, and what its log says"],
  ENOENT: ["no such socket or certificate", "correct the path"],
  EACCES: ["this user may not connect there", "correct the path or its rights"],
  "28P01": [
    "user or password is wrong",
    "correct them (what is special in a password is encoded: %40 for @)",
  ],
  "28000": [
    "this user may not come from here",
    "correct the user, or let it in by pg_hba.conf; hosts that want TLS: sslmode=verify-full in the address",
  ],
  "3D000": ["there is no such database", "create it (createdb), or correct the name"],
  "42501": [
    "this user may not make or use the tables",
    "make it the owner of the database (ALTER DATABASE … OWNER TO …)",
  ],
  "25006": ["this server may only be read", "name the primary, not a standby"],
  "53300": ["too many connections", "raise max_connections, or stop what else is connected"],
  "53100": ["the server's disk is full", "make room there"],
  "57P03": ["the server is starting or stopping", "start again in a moment"],
  "57P01": ["the server was shut down", "start it, then this program"],
  "58P01": ["the server misses a file of this database", "see the server's log"],
  XX001: ["the server's files are damaged", "see the server's log; restore a backup"],
  "0A000": ["the server is too old or lacks something", "take a PostgreSQL of today"],
  EPROTO: ["TLS failed", "see that it is a PostgreSQL with TLS"],
  CERT_HAS_EXPIRED: ["the server's certificate has expired", "renew it"],
  DEPTH_ZERO_SELF_SIGNED_CERT: ["the server's certificate is not trusted", TRUST],
  SELF_SIGNED_CERT_IN_CHAIN: ["the server's certificate is not trusted", TRUST],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ["the server's certificate is not trusted", TRUST],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ["the server's certificate is not trusted", TRUST],
  ERR_TLS_CERT_ALTNAME_INVALID: ["the server's certificate is for another host", TRUST],
};

/** What has words only: the driver gives them no code. */
const WORDS: readonly (readonly [RegExp, readonly [what: string, todo: string]])[] = [
  [/^URI malformed$/, ["it cannot be read as an address", ENCODE]],
  [/timeout/i, ["no answer within 10 s", REACH]],
  [
    /does not support SSL/,
    ["the server has no TLS", "take ssl and sslmode out of the address, or give the server TLS"],
  ],
  [
    /terminated unexpectedly/,
    ["the connection was broken off", "see that it is a PostgreSQL, and what its log says"],
  ],
  [/password must be a string|empty password/, ["the server wants a password", ENCODE]],
];

const UNKNOWN = ["it cannot be used", "see that it is a PostgreSQL, and what its log says"] as const;

/** What is wrong once the server is open, or on the way there. */
export function whyServer(url: string): Why {
  return whyBy(REASONS, `DATABASE_URL: ${placeOf(url)}`);
}

/** At the door everything is somebody's to mend. */
export function whyNotLetIn(url: string): Why {
  const byCode = whyServer(url);
  return (error) => {
    const words = error instanceof Error ? error.message : "";
    const [what, todo] = WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? UNKNOWN;
    return byCode(error) ?? new DatabaseError(`DATABASE_URL: ${placeOf(url)}: ${what}; ${todo}`, error);
  };
}

/** user@host:port/database; nothing of an address whose password may have been cut in two. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return "postgres://…";
  const { username, host, pathname, search, hash } = new URL(url);
  const isCut = `${pathname}${search}${hash}`.includes("@") || (username === "" && url.includes("@"));
  if (isCut) return "postgres://… (is the password encoded?)";
  return `${username === "" ? "" : `${username}@`}${host}${pathname}`;
}
