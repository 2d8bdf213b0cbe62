// What was found out of a lead beside its verdict: a line each, 地址 上海徐汇 below 合格 需要MES.
import { type EditField, type EditRead, readEdits } from "./edit.ts";

export interface FoundOut {
  /** What stands in no line of its own. */
  readonly rest: string;
  readonly edits: readonly EditRead[];
}

/** What a lead may lack (rules.md 4). */
const ASKED: ReadonlySet<EditField> = new Set(["customer-name", "address", "contact", "phone", "need"]);

/** The first line is the verdict's; another one counts where it begins with the name of a field, and is that field's whole. */
export function readFoundOut(text: string): FoundOut {
  const [first = "", ...others] = text.split(/\r?\n/);
  const rest = [first];
  const edits: EditRead[] = [];
  for (const line of others) {
    const [edit, another] = readEdits(line);
    if (edit === undefined || !ASKED.has(edit.field)) rest.push(line);
    else if (another === undefined) edits.push(edit);
    // 地址 电话大厦3楼: behind its first word a line names nothing else.
    else edits.push({ ...edit, value: line.trim().replace(/^[^\s:：]+[\s:：]+/u, "") });
  }
  return { rest: rest.join("\n").trim(), edits: edits.filter(({ value }) => value !== "") };
}
