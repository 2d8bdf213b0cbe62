// Why the directory could not be read, in words an admin can act on (wecom.md 4.8, 4.12).
import { WecomApiError } from "./api-error.ts";

/** What an admin can do about it, in a line of the log and of `doctor`. */
export function whyUnread(error: unknown): string {
  const kept =
    "the members known so far stay; a CSV can be imported: npm run -s import -- members.csv --as members";
  if (!(error instanceof WecomApiError)) return `the directory could not be read; ${kept}`;
  const REASONS: Readonly<Record<number, string>> = {
    60011: "the app may not see these departments: widen its visible range (可见范围) in the console",
    60020: "this server's address is not among the app's trusted IPs (企业可信IP) in the console",
    48002: "the app may not call the directory's API: it must be a self-built app with that permission",
    40001: "WECOM_APP_SECRET is not this app's secret",
    40013: "WECOM_CORP_ID is not a company's id",
  };
  return `the directory could not be read: ${REASONS[error.errcode] ?? error.message}; ${kept}`;
}
