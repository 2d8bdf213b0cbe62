// What a command or a reminder needs that takes longer than a transaction may last: it is asked for by name, computed beside
// everything, and the message or the reminder is carried out again with it.

/** Its arguments are plain values: they go to another thread. */
export interface Ask<Result> {
  readonly name: string;
  readonly given: unknown;
  /** Says what comes of it; never there. */
  readonly result?: Result;
}

/** Flies through the handler: nothing of it stands, and it runs again when the answer is there. */
export class NotComputed extends Error {
  readonly ask: Ask<unknown>;

  constructor(ask: Ask<unknown>) {
    super(`${ask.name} is not computed yet`);
    this.ask = ask;
  }
}

/** What computes, beside everything. */
export type Compute = (ask: Ask<unknown>) => Promise<unknown>;

/** A message, or what the clock says, asks for a few things; what always asks for another would never end. */
const MOST_ASKED = 8;

/** Carries something out until all it asks for is there; each time from its beginning. @throws NotComputed */
export async function withComputed<Result>(
  attempt: (computed: Computed) => Promise<Result>,
  compute: Compute,
): Promise<Result> {
  const computed = new Computed();
  for (let asked = 0; ; asked++)
    try {
      return await attempt(computed);
    } catch (error) {
      if (!(error instanceof NotComputed) || asked === MOST_ASKED) throw error;
      computed.keep(error.ask, await compute(error.ask));
    }
}

/** What has been computed so far. */
export class Computed {
  private readonly results = new Map<string, unknown>();

  /** @throws NotComputed */
  of<Result>(ask: Ask<Result>): Result {
    const key = keyOf(ask);
    if (!this.results.has(key)) throw new NotComputed(ask);
    return this.results.get(key) as Result;
  }

  keep(ask: Ask<unknown>, result: unknown): void {
    this.results.set(keyOf(ask), result);
  }
}

function keyOf({ name, given }: Ask<unknown>): string {
  return `${name} ${JSON.stringify(given)}`;
}
