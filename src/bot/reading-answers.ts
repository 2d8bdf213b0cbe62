// What the reading thread does: computes what is asked about many, and what the pages show, which it writes as well; a connection of its
// own, which only reads; one question at a time.
import { type Database, openDatabase } from "../../db/database.ts";
import type { Rulebook } from "../domain/rulebook.ts";
import type { Looked } from "../web/parts.ts";
import { written } from "../web/written.ts";
import { keepInMemory } from "../workflows/insight/kept.ts";
import { keepReports } from "../workflows/insight/kept-reports.ts";
import { computeWith } from "../workflows/insight/reports.ts";
import { isView, lookWith } from "../workflows/pages/views.ts";
import { frameOf } from "./framed.ts";
import { kindOf } from "./kind-of.ts";
import { ownWords, writingWith } from "./page-writing.ts";
import type { Question, ReaderGround, Told } from "./reading-lane.ts";

export interface Answers {
  /** In the order of the questions; what cannot be answered is told, and the next one is answered. */
  of(question: Question): Promise<Told>;
  /** Whoever ends with its thread need not be asked. */
  close(): Promise<void>;
}

/** Begins to read what it keeps: the first question need not wait for that. */
export function openAnswers(ground: ReaderGround): Answers {
  const kept = keepInMemory();
  const reports = keepReports();
  let opened: Promise<Database> | null = null;
  // What cannot be read now is said with the first question.
  let turn: Promise<unknown> = database()
    .then(({ read }) => read((store) => kept.of(store, ground.now)))
    .catch(() => undefined);

  /** One that is away when the thread begins is there for a later question. */
  function database(): Promise<Database> {
    opened ??= openDatabase({
      url: ground.databaseUrl,
      kind: ground.sandbox ? "sandbox" : "real",
      access: "beside-server",
    }).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  async function toldOf(question: Question): Promise<Told> {
    const { id, now } = question;
    const from = performance.now();
    try {
      const { read } = await database();
      const parts: { readonly kind: string; readonly tookMs: number }[] = [];
      const result = await read(async (store) => {
        const compute = reports.of(
          () => kept.marks(store, now),
          async (ask) => computeWith(ask, await kept.of(store, now)),
        );
        if (!isView(question)) return compute(question);
        return lookWith(question, {
          store: kept.looking(store, now),
          now,
          async compute(ask) {
            const began = performance.now();
            const found = await compute(ask);
            parts.push({ kind: kindOf(ask), tookMs: performance.now() - began });
            return found;
          },
        });
      });
      return { id, result: asWritten(question, result), tookMs: performance.now() - from, parts };
    } catch (error) {
      return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  return {
    of(question) {
      const told = turn.then(() => toldOf(question));
      turn = told;
      return told;
    },
    async close() {
      await turn;
      await (await opened)?.close();
    },
  };
}

/** A page that was asked for with its frame; of what it reads nothing else is told. */
function asWritten(question: Question, result: unknown): unknown {
  const frame = frameOf(question);
  const { values = null, ...looked } = (result ?? {}) as Partial<Looked>;
  if (frame === null || values === null || looked.visitor === undefined) return result;
  const { rules } = question.given as { readonly rules: Rulebook };
  const { visitor, reply = null } = looked;
  const page = question.name.slice(question.name.indexOf("/") + 1);
  const writing = writingWith(ownWords(), { rules, now: question.now });
  return { visitor, reply, values: {}, html: written(page, { visitor, reply, values }, { frame, writing }) };
}
