// A smart sheet as WeCom keeps it: rows by their ids, choices its columns offer, refusals; and ways for it to go wrong.
import type { SheetSent, SheetWrite } from "../../src/push/sheets/parts.ts";

type Row = Record<string, unknown>;

export interface Table {
  readonly rows: Map<string, Row>;
  /** Every call that came in, with how many rows it brought. */
  readonly calls: { readonly kind: "add" | "change"; readonly rows: number; readonly key: string }[];
  /** What it answers next in the place of doing anything; `lost` does it all the same. */
  readonly next: (SheetSent | "lost")[];
  /** The choices of a column by its id; without any it takes all. */
  readonly options: Map<string, readonly string[]>;
  /** Called before it answers. */
  during: () => Promise<void>;
  send(key: string, write: SheetWrite): Promise<SheetSent>;
  /** What stands in a column, row by row. */
  column(fieldId: string): string[];
  /** The row whose column says so. */
  of(fieldId: string, text: string): Row | undefined;
}

const refused = (why: "option" | "row" | "other", error: string): SheetSent => ({
  outcome: "refused",
  why,
  error,
});

export function aTable(): Table {
  let last = 0;
  const table: Table = {
    rows: new Map(),
    calls: [],
    next: [],
    options: new Map(),
    during: async () => undefined,
    async send(key, { rows }) {
      const isNew = rows.every(({ recordId }) => recordId === null);
      table.calls.push({ kind: isNew ? "add" : "change", rows: rows.length, key });
      await table.during();
      const planned = table.next.shift();
      if (planned !== undefined && planned !== "lost") return planned;
      const isStrange = ({ cells }: SheetWrite["rows"][number]) =>
        Object.entries(cells).some(([id, cell]) => {
          const offered = table.options.get(id);
          return offered !== undefined && textOf(cell) !== "" && !offered.includes(textOf(cell));
        });
      if (rows.some(isStrange)) return refused("option", "errcode 2023010 (other) no such option");
      if (rows.some(({ recordId }) => recordId !== null && !table.rows.has(recordId)))
        return refused("row", "errcode 2023012 (other) no such record");
      const ids = rows.map(({ recordId, cells }) => {
        const id = recordId ?? `r${++last}`;
        table.rows.set(id, { ...table.rows.get(id), ...cells });
        return id;
      });
      return planned === "lost"
        ? { outcome: "unclear", error: "wedoc/smartsheet/webhook: errcode -1 (network) timeout" }
        : { outcome: "written", recordIds: ids };
    },
    column: (fieldId) => [...table.rows.values()].map((row) => textOf(row[fieldId])),
    of: (fieldId, text) => [...table.rows.values()].find((row) => textOf(row[fieldId]) === text),
  };
  return table;
}

export function textOf(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map((piece) => String(piece.text ?? piece.user_id ?? "")).join("");
  return cell === null || cell === undefined ? "" : String(cell);
}

/** As 接收外部数据 shows it: every kind of column, and one that is none of ours. */
export const SAMPLE = JSON.stringify({
  schema: {
    fNo: "编号",
    fName: "客户名称",
    fStage: "阶段",
    fOut: "结果",
    fOwner: "负责人",
    fNext: "下次跟进时间",
    fStay: "停留天数",
    fAmount: "金额(元)",
    fSource: "来源",
    fOther: "老板批示",
  },
  add_records: [
    {
      values: {
        fNo: [{ type: "text", text: "文本" }],
        fName: [{ type: "text", text: "文本" }],
        fStage: [{ text: "选项1" }],
        fOut: [{ text: "选项1" }],
        fOwner: [{ user_id: "zhangsan" }],
        fNext: "1772323200000",
        fStay: 1,
        fAmount: 1,
        fSource: "文本",
        fOther: [{ type: "text", text: "文本" }],
      },
    },
  ],
});

export const ADDRESS = "https://qyapi.weixin.qq.com/cgi-bin/wedoc/smartsheet/webhook?key=";
