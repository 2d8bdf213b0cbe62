// Why the directory could not be read, in words an admin can act on (wecom.md 4.8, 4.12).
import { WecomApiError } from "./api-error.ts";

/** What a code of WeCom's means and where in its console it is mended (templates/errcodes.md); null for one that is not known. */
export type ErrcodeMeaning = (errcode: number) => string | null;

/** For a line of the log; nothing where nothing is known. */
export function whatToDo(meaning: ErrcodeMeaning, errcode: number | null): { readonly toDo?: string } {
  const told = errcode === null ? null : meaning(errcode);
  return told === null ? {} : { toDo: told };
}

/** What an admin can do about it, in a line of the log and of `doctor`. */
export function whyUnread(meaning: ErrcodeMeaning, error: unknown): string {
  const kept =
    "the members known so far stay; a CSV can be imported: npm run -s import -- members.csv --as members";
  if (!(error instanceof WecomApiError)) return `the directory could not be read; ${kept}`;
  const { errcode, message } = error;
  const told = meaning(errcode);
  return `the directory could not be read: ${told === null ? message : `(${errcode}) ${told}`}; ${kept}`;
}
