// Why the directory could not be read, in words an admin can act on (wecom.md 4.8, 4.12).
import { WecomApiError } from "./api-error.ts";

const REASONS: Readonly<Record<number, string>> = {
  40001: "WECOM_APP_SECRET is not this app's secret",
  40013: "WECOM_CORP_ID is not a company's id",
  48002:
    "the app may not call this API: it must be a self-built app with that permission, seen by the whole company",
  50003: "the app is switched off in the console",
  60011: "the app may not see these people: widen its visible range (可见范围) in the console",
  60020: "this server's address is not among the app's trusted IPs (企业可信IP) in the console",
  93000: "the group's robot was removed: add one and bind the group anew (绑定群)",
};

/** What an admin can do about a refusal of WeCom's, for a line of the log; nothing for one that mends itself. */
export function whatToDo(errcode: number | null): { readonly toDo?: string } {
  const reason = errcode === null ? undefined : REASONS[errcode];
  return reason === undefined ? {} : { toDo: reason };
}

/** What an admin can do about it, in a line of the log and of `doctor`. */
export function whyUnread(error: unknown): string {
  const kept =
    "the members known so far stay; a CSV can be imported: npm run -s import -- members.csv --as members";
  if (!(error instanceof WecomApiError)) return `the directory could not be read; ${kept}`;
  return `the directory could not be read: ${REASONS[error.errcode] ?? error.message}; ${kept}`;
}
