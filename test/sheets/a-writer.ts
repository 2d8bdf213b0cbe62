// The writer of smart sheets on a talk's database and clock, and a table for it to write to.
import { readWords } from "../../src/bot/words.ts";
import type { SheetParts } from "../../src/push/sheets/parts.ts";
import { createSheetWriter } from "../../src/push/sheets/writer.ts";
import { linesOf } from "../../src/workflows/sheets/lines.ts";
import type { Talk } from "../setup/conversation.ts";
import { ADDRESS, SAMPLE, type Table } from "./a-table.ts";

const words = readWords();
let batches = 0;

export async function writerOf(
  talk: Pick<Talk, "database" | "now">,
  table: Pick<Table, "send">,
  more: Partial<SheetParts> = {},
): Promise<() => Promise<void>> {
  const { templates } = await words;
  return createSheetWriter({
    transaction: (work) => talk.database.transaction(work),
    read: (work) => talk.database.read(work),
    templates,
    now: talk.now,
    random: () => 0.5,
    linesOf: (bound, rows, scene) =>
      linesOf(bound, rows, { ...scene, templates, pagesUrl: "https://pages.example.com" }),
    send: table.send,
    newBatch: () => `batch-${++batches}`,
    lateMs: 0,
    wakeDelivery: () => undefined,
    isStopped: () => false,
    ...more,
  });
}

/** Bound and confirmed. */
export async function bindSheet(
  talk: Talk,
  { by = "zhuguan", key = "tableKey123", words: more = "", sample = SAMPLE } = {},
): Promise<string> {
  await talk.say(by, `绑定表格 ${more} ${ADDRESS}${key}\n${sample}`);
  return talk.say(by, "确认");
}

let phones = 0;

/** An opportunity of stage 1; its number. */
export async function anOwnItem(talk: Talk, name: string, by = "ZhangSan"): Promise<number> {
  const phone = `1380000${String(++phones).padStart(4, "0")}`;
  const answer = await talk.say(by, `新建商机 ${name} 联系人王磊 ${phone} 地址绝密路1号 需求MES 金额28万`);
  return Number(/#(\d+)/.exec(answer)?.[1]);
}
