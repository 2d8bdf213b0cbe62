// 我的, 部门, 公海, as a workbook unless a CSV is asked for.
import type { ExportScope, FileFormat } from "./spec.ts";

export interface Wanted {
  readonly scope: ExportScope;
  readonly format: FileFormat;
  /** As typed. */
  readonly words: string;
}

const SCOPES: readonly (readonly [RegExp, ExportScope])[] = [
  [/^(?:一?下)?(?:我(?:自己)?的?|自己的?|本人的?)(?:全部|所有)?(?:商机|客户|线索|单子|名单)?$/, "mine"],
  [
    /^(?:一?下)?(?:我们)?(?:部门|团队|全部门|组里|大区)的?(?:全部|所有)?(?:商机|客户|线索|单子|名单)?$/,
    "department",
  ],
  [/^(?:一?下)?公海池?(?:里)?的?(?:全部|所有)?(?:商机|客户|线索|名单)?$/, "pool"],
];

/** Null where nobody can tell of what. */
export function readExport(text: string): Wanted | null {
  const words = text.trim();
  const format = /csv/i.test(words) ? "csv" : "xlsx";
  const plain = words
    .normalize("NFKC")
    .replace(/(?:成|为|到)?\s*(?:\.?csv|\.?xlsx?|excel|表格|文件)(?:格式)?/gi, "")
    .replace(/[\s,。!]+|[吧啊呗]$/g, "");
  const scope = SCOPES.find(([pattern]) => pattern.test(plain))?.[1];
  return scope === undefined ? null : { scope, format, words };
}
