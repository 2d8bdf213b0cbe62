// The leads somebody brought in, and what became of them (我的线索).
import type { Store } from "../../db/store.ts";
import { type Line, linesOf } from "./lists.ts";

const MOST = 50;

export interface Brought {
  readonly lines: readonly Line[];
  readonly cleaning: number;
  readonly qualified: number;
  readonly held: number;
  readonly won: number;
}

export async function broughtBy(userId: string, store: Store): Promise<Brought> {
  const brought = (await store.pipeline.createdBy(userId, MOST)).filter(
    ({ intake }) => intake === "marketing" || intake === "reported",
  );
  const lines = await linesOf(brought, store);
  const count = (is: (line: Line) => boolean) => lines.filter(is).length;
  return {
    lines,
    cleaning: count(({ item }) => item.place === "cleaning"),
    qualified: count(({ item }) => item.kind === "opportunity"),
    held: count(({ item }) => item.place === "owned" && item.outcome === "open"),
    won: count(({ item }) => item.outcome === "won"),
  };
}
