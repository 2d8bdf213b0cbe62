// Reports are kept where they are computed, until something happens to what they look at: whoever asks again, in the chat or on a
// page, has them at once. They are given for a scope and never for an asker: whose it may be is asked before.
import type { Ask, Compute } from "../../chat/computed.ts";
import type { Scope } from "../../domain/insight/scope.ts";
import { endOf, type Window } from "../../domain/insight/seen.ts";
import type { ReportName } from "./reports.ts";

/** How things stand that reports look at: another mark after whatever may change one of them. */
export interface Marks {
  /** Of somebody's stays in stages since an instant (ms), and the times in which clocks stood still. */
  stays(scope: Scope, from: number): string;
  /** Of all that was signed and paid, and of who is where. */
  money(): string;
}

export interface KeptReports {
  /** What computes for one question; `marks` is asked once, and not at all where nothing is asked that is kept. */
  of(marks: () => Promise<Marks>, compute: Compute): Compute;
}

const COMPANY: Scope = { kind: "company" };

/** The others look at more than is marked here, or are dear to nobody. */
const LOOKS_AT: Readonly<Partial<Record<ReportName, "own" | "all" | "money">>> = {
  funnel: "own",
  pyramid: "own",
  strengths: "own",
  usual: "own",
  // Beside everybody else.
  dwell: "all",
  stuck: "all",
  diagnosis: "all",
  reverse: "all",
  anomalies: "all",
  results: "money",
};

const MOST = 500;

interface Kept {
  readonly mark: string;
  readonly result: unknown;
}

export function keepReports(): KeptReports {
  const kept = new Map<string, Kept>();

  return {
    of(ask, compute) {
      let asked: Promise<Marks> | null = null;
      return async (report) => {
        const looksAt = LOOKS_AT[report.name as ReportName];
        if (looksAt === undefined || countsAnew(report)) return compute(report);
        asked ??= ask();
        const marks = await asked;
        const mark = looksAt === "money" ? marks.money() : markOf(report, { looksAt, marks });
        const key = `${report.name} ${JSON.stringify(report.given)}`;
        const before = kept.get(key);
        kept.delete(key);
        const result = before?.mark === mark ? before.result : await compute(report);
        kept.set(key, { mark, result });
        const [oldest] = kept.keys();
        if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
        return result;
      };
    },
  };
}

interface Given {
  readonly scope: Scope;
  readonly window?: Window;
  readonly comparedFrom?: number;
}

function markOf(
  { name, given }: Ask<unknown>,
  { looksAt, marks }: { readonly looksAt: "own" | "all"; readonly marks: Marks },
): string {
  const { scope, window, comparedFrom = Number.POSITIVE_INFINITY } = given as Given;
  const from = Math.min(comparedFrom, window?.from ?? comparedFrom);
  // A diagnosis looks at as long a time before its own as well.
  const earlier = name === "diagnosis" && window !== undefined ? endOf(window) - window.from : 0;
  return marks.stays(looksAt === "all" ? COMPANY : scope, from - earlier);
}

/** Whether an opportunity is complete lies with its customer and their contacts, which nobody marks. */
function countsAnew({ given }: Ask<unknown>): boolean {
  const { asks = [] } = given as { readonly asks?: readonly { readonly counts: boolean }[] };
  return asks.some(({ counts }) => counts);
}
