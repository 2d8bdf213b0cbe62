// Threads without a thread: what they are asked and answer is copied as between threads, and answered by the same code, in turn.
import { EventEmitter, once } from "node:events";
import type { Worker } from "node:worker_threads";
import { afterAll, beforeAll } from "vitest";
import type { Answers } from "../../src/bot/reading-answers.ts";
import type { Question, ReaderGround } from "../../src/bot/reading-lane.ts";
import { programFile } from "../../src/project-root.ts";

let areReal = false;

/** For a file that is about threads: that they hold nobody up, have memory of their own, end. */
export function withRealThreads(): void {
  beforeAll(() => {
    areReal = true;
  });
  afterAll(() => {
    areReal = false;
  });
}

/** In the place of a thread; null where it has to be one. */
export function threadHere(file: URL, workerData: unknown): Worker | null {
  if (areReal) return null;
  const Thread = HERE[file.href];
  return Thread === undefined
    ? null
    : (new Thread(structuredClone(workerData) as never) as unknown as Worker);
}

class ReaderHere extends EventEmitter {
  readonly #answers: Promise<Answers>;
  #ended: Promise<void> | null = null;

  constructor(ground: ReaderGround) {
    super();
    this.#answers = import("../../src/bot/reading-answers.ts").then(({ openAnswers }) => openAnswers(ground));
  }

  postMessage(question: Question): void {
    void this.#answer(structuredClone(question)).catch((error: unknown) => this.emit("error", error));
  }

  async #answer(question: Question): Promise<void> {
    const told = await (await this.#answers).of(question);
    if (this.#ended === null) this.emit("message", structuredClone(told));
  }

  ref(): void {}
  unref(): void {}

  /** A thread is gone at once; of this one nothing more is heard, and its connection is closed when it resolves. */
  terminate(): Promise<void> {
    this.#ended ??= this.#answers.then((answers) => answers.close());
    return this.#ended;
  }
}

class ListHere extends EventEmitter {
  readonly #questions = new EventEmitter();
  #asked = 0;
  #hasEnded = false;

  constructor(bytes: Uint8Array) {
    super();
    const asked = async (): Promise<void> => {
      while (this.#asked === 0) await once(this.#questions, "asked");
      this.#asked--;
    };
    void import("../../src/files/reading-turns.ts")
      .then(({ readInTurns }) =>
        readInTurns(bytes, { asked, tell: (told) => this.#emit("message", structuredClone(told)) }),
      )
      .then(
        () => this.#emit("exit", 0),
        (error: unknown) => this.#emit("error", error),
      );
  }

  #emit(name: string, value: unknown): void {
    if (!this.#hasEnded) this.emit(name, value);
  }

  postMessage(): void {
    this.#asked++;
    this.#questions.emit("asked");
  }

  async terminate(): Promise<void> {
    this.#hasEnded = true;
  }
}

const HERE: Readonly<Record<string, new (data: never) => EventEmitter>> = {
  [programFile("bot/reader-thread").href]: ReaderHere,
  [programFile("files/reading-worker").href]: ListHere,
};
