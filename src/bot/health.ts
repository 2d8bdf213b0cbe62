// Whether the bot can do its work: the directory has been tried, the database answers, the pusher is alive.

export interface HealthParts {
  readonly directoryTried: () => boolean;
  /** Any small question to the database. */
  readonly database: () => Promise<unknown>;
  /** Milliseconds (monotonic) since the pusher's last tick that ended well. */
  readonly idleMs: () => number;
  /** How the group bot's connection stands: told, and no reason to be unwell, since WeCom may be the one who ails. */
  readonly bot?: () => string;
}

export interface Health {
  readonly ok: boolean;
  /** Each part, `ok` or what ails it. */
  readonly parts: Readonly<Record<"directory" | "database" | "pusher", string> & { readonly bot?: string }>;
}

const LONGEST_IDLE_MS = 300_000;
const DATABASE_WITHIN_MS = 2_000;

/** Contract.md, HTTP: the 503 names the part. */
export function createHealth(parts: HealthParts): () => Promise<Health> {
  return async () => {
    const found = {
      directory: parts.directoryTried() ? "ok" : "not tried yet",
      database: await answers(parts.database),
      pusher: parts.idleMs() < LONGEST_IDLE_MS ? "ok" : "no tick for 5 minutes",
    };
    const ok = Object.values(found).every((state) => state === "ok");
    return { ok, parts: parts.bot === undefined ? found : { ...found, bot: parts.bot() } };
  };
}

async function answers(ask: () => Promise<unknown>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("does not answer"), DATABASE_WITHIN_MS);
  });
  const asked = ask().then(
    () => "ok",
    () => "fails",
  );
  const state = await Promise.race([asked, tooLate]);
  clearTimeout(timer);
  return state;
}
