// The smart sheets of the local WeCom: one table that takes data from outside, as somebody of the demo company made it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export type SheetFieldType = "text" | "choice" | "number" | "date" | "member" | "link";

export interface SheetField {
  readonly id: string;
  readonly title: string;
  readonly type: SheetFieldType;
  /** Of a choice. */
  readonly options?: readonly string[];
}

export interface SheetRecord {
  readonly id: string;
  /** As they were written, by the field's id. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface SandboxSheet {
  readonly name: string;
  readonly key: string;
  readonly fields: readonly SheetField[];
}

export interface Sheets {
  readonly sheet: SandboxSheet;
  records(): readonly SheetRecord[];
  /** Answers it with its id. */
  add(values: SheetRecord["values"]): SheetRecord;
  /** What is not named stays; undefined where there is no such row. */
  change(id: string, values: SheetRecord["values"]): SheetRecord | undefined;
  /** By hand: a webhook can take out none. */
  remove(id: string): void;
  /** Called after every change. */
  subscribe(listener: () => void): void;
}

const STAGES = ["线索", "基础意向", "中意向", "高意向", "决策关键期", "成交冲刺期", "合作与回款"];

const EAST_1: SandboxSheet = {
  name: "华东一部 商机跟进表",
  key: "sandboxSheetOfEast1",
  fields: [
    { id: "fNumb1", title: "编号", type: "text" },
    { id: "fCust1", title: "客户", type: "text" },
    { id: "fStag1", title: "阶段", type: "choice", options: STAGES },
    { id: "fOwne1", title: "负责人", type: "member" },
    { id: "fResu1", title: "结果", type: "choice", options: ["进行中", "已赢单", "已输单"] },
    { id: "fAmou1", title: "金额(万元)", type: "number" },
    { id: "fNext1", title: "下次跟进", type: "date" },
    { id: "fStay1", title: "停留天数", type: "number" },
    { id: "fSour1", title: "来源", type: "text" },
    { id: "fUpda1", title: "更新时间", type: "date" },
    { id: "fLink1", title: "链接", type: "link" },
    { id: "fNote1", title: "周会备注", type: "text" },
  ],
};

/** With a file its rows outlive the process, as the bot's database does. */
export function createSheets(file?: string): Sheets {
  const listeners: (() => void)[] = [];
  let { last, records } = read(file);

  function keep(next: readonly SheetRecord[]): void {
    records = next;
    if (file !== undefined) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ last, records }));
    }
    for (const listener of listeners) listener();
  }

  return {
    sheet: EAST_1,
    records: () => records,
    add(values) {
      const record = { id: `rSandbox${++last}`, values };
      keep([...records, record]);
      return record;
    },
    change(id, values) {
      const known = records.find((record) => record.id === id);
      if (known === undefined) return undefined;
      const changed = { id, values: { ...known.values, ...values } };
      keep(records.map((record) => (record.id === id ? changed : record)));
      return changed;
    },
    remove: (id) => keep(records.filter((record) => record.id !== id)),
    subscribe: (listener) => void listeners.push(listener),
  };
}

/** What 接收外部数据 shows beside its address: the titles, and a row with a value of each kind. */
export function sampleOf({ fields }: SandboxSheet): Readonly<Record<string, unknown>> {
  return {
    schema: Object.fromEntries(fields.map(({ id, title }) => [id, title])),
    add_records: [{ values: Object.fromEntries(fields.map(({ id, type }) => [id, EXAMPLES[type]])) }],
  };
}

const EXAMPLES: Readonly<Record<SheetFieldType, unknown>> = {
  text: [{ type: "text", text: "文本" }],
  choice: [{ text: "选项" }],
  number: 1,
  date: "1772323200000",
  member: [{ user_id: "USERID" }],
  link: [{ text: "链接", link: "https://work.weixin.qq.com" }],
};

interface Kept {
  readonly last: number;
  readonly records: readonly SheetRecord[];
}

function read(file: string | undefined): { last: number; records: readonly SheetRecord[] } {
  const empty: Kept = { last: 0, records: [] };
  if (file === undefined || !existsSync(file)) return { ...empty };
  try {
    return { ...empty, ...(JSON.parse(readFileSync(file, "utf8")) as Kept) };
  } catch {
    // Cut off by a crash: the table begins anew, as one that was emptied by hand.
    return { ...empty };
  }
}
