// The front of the process that draws: pictures go in one after another, PNG bytes come out; what draws never holds up an answer, and cannot bring the server down.
import type { ChildProcess } from "node:child_process";
import { processOf } from "../process.ts";
import { programFile } from "../project-root.ts";
import type { Picture } from "./picture.ts";

export interface Painter {
  /** @returns a PNG @throws NotPainted: it could not be drawn, not in time, there are too many before it, or the painter is stopped */
  paint(picture: Picture): Promise<Buffer>;
  /** What is under way and what waits is given up. */
  stop(): Promise<void>;
}

export class NotPainted extends Error {
  override readonly name = "NotPainted";
}

/** What the process is asked, and what it says. */
export interface Wanted {
  readonly id: number;
  readonly picture: Picture;
}
export type Painted =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly problem: string };

export interface PainterOptions {
  /** The program that draws. */
  readonly program?: URL;
  /** For one picture; the first of a process has `beginningMs` more. */
  readonly timeoutMs?: number;
  readonly beginningMs?: number;
  /** How long a process is kept that has nothing to do: it holds about 200 MB. */
  readonly idleMs?: number;
  /** After so many the next one is drawn by a new process, whatever the old one has gathered. */
  readonly mostPictures?: number;
  readonly mostWaiting?: number;
}

const PROGRAM = programFile("charts/painting-process");
/** A picture takes a fifth of a second, and what its process stands on one second: on a busy machine a multiple. */
const TIMEOUT_MS = 8_000;
const BEGINNING_MS = 20_000;
const IDLE_MS = 60_000;
const MOST_PICTURES = 200;
const MOST_WAITING = 100;

/** A picture at which two processes died is given up: it may be the picture. */
const ATTEMPTS = 2;

/** Begins a process with the first picture; when one dies, another begins, with the picture it was at. */
export function createPainter(options: PainterOptions = {}): Painter {
  const {
    program = PROGRAM,
    timeoutMs = TIMEOUT_MS,
    beginningMs = BEGINNING_MS,
    idleMs = IDLE_MS,
    mostPictures = MOST_PICTURES,
    mostWaiting = MOST_WAITING,
  } = options;
  const waiting: Order[] = [];
  let current: (Order & { readonly timer: NodeJS.Timeout }) | null = null;
  let child: ChildProcess | null = null;
  let painted = 0;
  let count = 0;
  let idle: NodeJS.Timeout | undefined;
  let stopped = false;

  function begin(): ChildProcess {
    const made = processOf(program);
    const gone = (why: string): void => {
      if (child !== made) return;
      if (current !== null && current.attempts < ATTEMPTS) again();
      else ended(made, new NotPainted(`the painting process ${why}`));
    };
    made.on("message", (told: Painted) => {
      if (child === made) answered(told);
    });
    made.on("error", (error) => gone(`cannot be used: ${error.message}`));
    made.on("exit", (code, signal) => gone(`has ended: ${signal ?? code}`));
    painted = 0;
    return made;
  }

  function again(): void {
    const order = current;
    current = null;
    child = null;
    if (order === null) return;
    clearTimeout(order.timer);
    waiting.unshift(order);
    next();
  }

  function next(): void {
    if (current !== null) return;
    const order = waiting.shift();
    clearTimeout(idle);
    if (order === undefined) {
      rest();
      return;
    }
    child ??= begin();
    const asked = child;
    asked.ref();
    asked.channel?.ref();
    const ms = painted === 0 ? timeoutMs + beginningMs : timeoutMs;
    const late = (): void => ended(asked, new NotPainted(`a picture took longer than ${ms} ms`));
    current = { ...order, attempts: order.attempts + 1, timer: setTimeout(late, ms) };
    // A process that is gone says so itself.
    asked.send({ id: order.id, picture: order.picture } satisfies Wanted, () => undefined);
  }

  /** It is kept for a while, and holds up nobody's end. */
  function rest(): void {
    if (child === null) return;
    child.unref();
    child.channel?.unref();
    idle = setTimeout(dismiss, idleMs).unref();
  }

  function answered(told: Painted): void {
    if (told.id !== current?.id) return;
    painted += 1;
    if (painted >= mostPictures) dismiss();
    settle(({ resolve, reject }) =>
      "problem" in told ? reject(new NotPainted(told.problem)) : resolve(Buffer.from(told.png)),
    );
  }

  function settle(how: (order: Order) => void): void {
    const order = current;
    current = null;
    if (order !== null) {
      clearTimeout(order.timer);
      how(order);
    }
    next();
  }

  function dismiss(): void {
    child?.kill("SIGKILL");
    child = null;
  }

  function ended(gone: ChildProcess, problem: NotPainted): void {
    if (child !== gone) return;
    dismiss();
    settle(({ reject }) => reject(problem));
  }

  return {
    paint: (picture) =>
      new Promise((resolve, reject) => {
        if (stopped) throw new NotPainted("the painter is stopped");
        if (waiting.length >= mostWaiting) throw new NotPainted(`${mostWaiting} pictures wait already`);
        waiting.push({ id: ++count, picture, attempts: 0, resolve, reject });
        next();
      }),
    async stop() {
      stopped = true;
      clearTimeout(idle);
      const problem = new NotPainted("the painter is stopped");
      for (const { reject } of waiting.splice(0)) reject(problem);
      const last = child;
      const over = last === null ? null : new Promise((resolve) => last.once("exit", resolve));
      if (last !== null) {
        last.ref();
        ended(last, problem);
      }
      await over;
    },
  };
}

interface Order extends Wanted {
  readonly attempts: number;
  readonly resolve: (png: Buffer) => void;
  readonly reject: (problem: NotPainted) => void;
}
