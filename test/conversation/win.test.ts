// 赢单: signed by today, whatever days the sentence names besides.
import { beforeAll, expect, test } from "vitest";
import { openTalk, type Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";

onOneEngine((engine) => {
  let talk: Talk;
  let phones = 1000;
  beforeAll(async () => {
    talk = await openTalk(engine);
  });
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: string) => talk.database.read(({ items }) => items.byNo(Number(no)));
  async function met(name: string): Promise<string> {
    const answer = await me(`新建商机 ${name} 联系人王磊 1350003${++phones} 地址上海 需求MES 金额50万`);
    const no = /#(\d+)/.exec(answer)?.[1] ?? "";
    await me(`推进 ${no} 到2 约了见面 王总`);
    return no;
  }

  test("the day the first payment comes is not the day it was signed; the answer says what became of it", async () => {
    const no = await met("上海首付机电");
    const answer = await me(`赢单 ${no} 30万 首付月底到`);
    expect(answer).toContain("合同 30万,今天签");
    expect(answer).toContain("「首付月底到」没当签约日。接着排回款");
    expect(await item(no)).toMatchObject({ contractFen: 30_000_000, signedOn: "2026-03-10" });
  });
  test("a day of signing that lies ahead wins nothing and says what to do instead", async () => {
    const no = await met("上海待签机电");
    const before = await item(no);
    expect(await me(`赢单 ${no} 30万 3/20签`)).toMatch(/「3\/20」还没到,签了再记赢单/);
    expect(await item(no)).toEqual(before);
    await me(`推进 ${no} 到6 30万 签约昨天`);
    expect(await item(no)).toMatchObject({ outcome: "won", signedOn: "2026-03-09" });
    expect(await me(`改 ${no} 签约日 3/8`)).toContain("签约日 昨天 → 3/8");
    expect(await me(`改 ${no} 签约日 3/20`)).toContain("还没到");
    expect(await item(no)).toMatchObject({ signedOn: "2026-03-08" });
  });
});
