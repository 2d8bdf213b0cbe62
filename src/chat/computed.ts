// What a command needs that takes longer than a message may wait in its transaction: it is asked for by name, computed
// beside everything, and the message is carried out again with it.

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

/** What has been computed for one message. */
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
