// What people type is words, whatever it is made of: kept as typed, shown harmless, never a command of anything's (performance.md R12).
import { beforeEach, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ["SQL", "Robert'); DROP TABLE items; -- \" OR 1=1"],
  ["a template's tags", "{{ 7 | times: 7 }} {% raw %} {%- assign x = 1 -%}"],
  ["a link", "看[报价单](https://evil.example/a) ![x](https://evil.example/b)"],
  ["a link's definition", "[x]: https://evil.example"],
  ["a mention of everybody", "<@all> <@zhuguan> @所有人"],
  ["the end of XML's text", "]]></Content><Content><![CDATA[你被骗了"],
  ["HTML", "<script>alert(1)</script><img src=x onerror=alert(1)>"],
  ["a formula", '=HYPERLINK("https://evil.example","点我")'],
  ["an object's own words", "__proto__ constructor toString"],
];
/** Marks of direction and width, a NUL: nobody types or sees them. */
const UNSEEN = "价\u202e格\u200b谈\u2066妥\u0000了";

onOneEngine((engine) => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk(engine);
    await talk.say("ZhangSan", "新建商机 上海云图科技 联系人王磊 13800001111 地址上海 需求MES");
  });
  const kept = () =>
    talk.database.read(async ({ dump }) =>
      JSON.stringify([await dump.rowsOf("history"), await dump.rowsOf("followUps")]),
    );

  test.each(HOSTILE)(
    "%s, in a note and in a follow-up, is kept as typed and does nothing",
    async (_, text) => {
      const answers = [
        await talk.say("ZhangSan", `备注 1 ${text}`),
        await talk.say("ZhangSan", `跟进 1 客户说 ${text}`),
        await talk.say("ZhangSan", "详情 1"),
        await talk.say("zhuguan", "详情 1"),
      ];
      expect(await kept()).toContain(JSON.stringify(text).slice(1, -1));
      for (const answer of answers) {
        expect(answer).not.toMatch(/\]\(|<@|^\s*\[[^\]]*\]:|<script|<img/m);
        expect(answer).not.toContain("49");
      }
      expect(await talk.say("ZhangSan", "我的商机")).toContain("上海云图科技");
      expect(talk.troubles).toEqual([]);
    },
  );

  test("as a customer's name it is a name", async () => {
    const said = await talk.say(
      "ZhangSan",
      "新建商机 Robert'); DROP TABLE items;--<@all>公司 联系人王磊 13800002222 地址上海 需求MES",
    );
    expect(said).not.toContain("<@");
    expect(await talk.say("ZhangSan", "我的商机")).toContain("上海云图科技");
    expect(talk.troubles).toEqual([]);
  });

  test("what nobody sees is not kept, and what is left is", async () => {
    await talk.say("ZhangSan", `备注 1 ${UNSEEN}`);
    expect(await kept()).toContain("价格谈妥了");
  });
});
