// Rows on their way into a smart sheet: what an answer of WeCom's means for them and for the table.
import { WecomApiError } from "../wecom/api-error.ts";
import type { ApiEndpoint } from "../wecom/api-request.ts";
import { addToSheet, changeInSheet, type SheetWrite } from "../wecom/smartsheet.ts";

export type SheetSent =
  /** Ids in the order of the rows; null for one that nobody knows about. */
  | { readonly outcome: "written"; readonly recordIds: readonly (string | null)[] }
  /** Nothing was done: all of it again, at the earliest after the pause. */
  | { readonly outcome: "wait"; readonly pauseMs: number; readonly error: string }
  /** Nobody knows what was done. */
  | { readonly outcome: "unclear"; readonly error: string }
  /** Nothing was done, and of these rows in this way nothing can be: the key, a column, a choice or a row is wrong. */
  | {
      readonly outcome: "refused";
      readonly why: "key" | "columns" | "option" | "row" | "other";
      readonly error: string;
    };

const BUSY_MS = 10_000;
const WINDOW_MS = 60_000;
const ELSEWHERE_MS = 600_000;

/** All new, or all known. */
export async function sendToSheet(endpoint: ApiEndpoint, key: string, write: SheetWrite): Promise<SheetSent> {
  const { rows } = write;
  try {
    if (rows.every(({ recordId }) => recordId === null))
      return { outcome: "written", recordIds: await addToSheet(endpoint, key, write) };
    const changed = await changeInSheet(endpoint, key, write);
    const known = rows.map(({ recordId }) => recordId ?? "");
    return {
      outcome: "written",
      recordIds: known.map((id) => (changed === null || changed.has(id) ? id : null)),
    };
  } catch (error) {
    if (!(error instanceof WecomApiError)) throw error;
    return meaningOf(error);
  }
}

function meaningOf({ errclass, errcode, hint, message }: WecomApiError): SheetSent {
  const why = REFUSED.get(errcode) ?? (errclass === "other" && GONE.test(hint) ? "row" : undefined);
  if (why !== undefined) return { outcome: "refused", why, error: message };
  switch (errclass) {
    case "busy":
      return { outcome: "wait", pauseMs: BUSY_MS, error: message };
    case "window":
      return { outcome: "wait", pauseMs: WINDOW_MS, error: message };
    case "network":
      return UNSENT.test(hint)
        ? { outcome: "wait", pauseMs: BUSY_MS, error: message }
        : { outcome: "unclear", error: message };
    case "configuration":
      return { outcome: "wait", pauseMs: ELSEWHERE_MS, error: message };
    default:
      return { outcome: "refused", why: "other", error: message };
  }
}

/** wecom.md 4.14; 2023001: no such column (seen in two public clients). A webhook that is gone says 93000 elsewhere. */
const REFUSED: ReadonlyMap<number, Extract<SheetSent, { outcome: "refused" }>["why"]> = new Map([
  [40014, "key"],
  [93000, "key"],
  [2023001, "columns"],
  [2023010, "option"],
  [2023012, "row"],
]);

/** What is said of a row that is not there any more, under whatever number. */
const GONE =
  /record.*(?:not (?:exist|found)|no such|deleted|invalid)|no such record|记录.*(?:不存在|已删除)/i;
/** There was nobody to hand it to (wecom/why-unanswered.ts). */
const UNSENT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|bad port|TLS: )/;
