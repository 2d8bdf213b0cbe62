// What is read for a page of rows: of pauses only where days in a stage are shown, and no older ones than these items have stays.
import { expect, test } from "vitest";
import type { Store } from "../../db/store.ts";
import { readWords } from "../../src/bot/words.ts";
import type { SheetField } from "../../src/domain/sheet/sheet.ts";
import { showingOf } from "../../src/workflows/sheets/showing.ts";
import { openTalk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { anOwnItem } from "./a-writer.ts";

onOneEngine((engine) => {
  test("pauses are read for days in a stage alone, and since the earliest of these stays", async () => {
    const talk = await openTalk(engine);
    const { templates } = await readWords();
    const began = talk.now();
    const no = await anOwnItem(talk, "上海云图科技");
    talk.days(1);
    const later = talk.now();
    await anOwnItem(talk, "苏州恒力机电");
    talk.days(3);
    const asked: number[] = [];
    const shown = (fields: readonly SheetField[], from: number) =>
      talk.database.read(async (store) => {
        const { customers, people, history, stays, items } = store;
        const pauses = {
          since: (instant: number) => {
            asked.push(instant);
            return store.pauses.since(instant);
          },
        };
        const some = (await items.ownedBy("ZhangSan")).filter((item) => item.no >= from);
        const showing = await showingOf(some, {
          store: { customers, people, history, stays, pauses } as unknown as Store,
          templates,
          now: talk.now(),
          pagesUrl: null,
          departments: await people.departments(),
          fields: new Set(fields),
        });
        return some.map((item) => showing(item, fields[0] ?? "number")?.text);
      });
    expect(await shown(["entered", "stage"], no)).toHaveLength(2);
    expect(await shown(["stay"], 99)).toEqual([]);
    expect(asked).toEqual([]);
    expect((await shown(["stay", "number"], no)).sort()).toEqual(["3", "4"]);
    expect(await shown(["stay"], no + 1)).toEqual(["3"]);
    expect(asked).toEqual([began, later]);
  });
});
