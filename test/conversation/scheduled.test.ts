// 明天9点云图,11点新元,下午3点恒力: a round that is planned is offered as each one's step, and nothing of it is kept as if it had happened.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, item, count } = inScene(engine);

  test("each at its hour, once that is confirmed", async () => {
    const before = [await count(1), await count(2), await count(3)];
    await me("明天9点云图,11点新元,下午3点恒力");
    expect([await count(1), await count(2), await count(3)]).toEqual(before);
    await me("确认");
    expect(await item(1)).toMatchObject({ nextDay: "2026-03-11", nextMinute: 540 });
    expect(await item(2)).toMatchObject({ nextDay: "2026-03-11", nextMinute: 660 });
    expect(await item(3)).toMatchObject({ nextDay: "2026-03-11", nextMinute: 900 });
  });

  test.each([
    ["周四宝利周五恒力", "改 #7 下次 2026-03-12", "改 #3 下次 2026-03-13"],
    ["恒力后天,新元大后天", "改 #3 下次 2026-03-12", "改 #2 下次 2026-03-13"],
    ["明天上午去恒力,下午2点去新元", "改 #3 下次 2026-03-11", "改 #2 下次 2026-03-11 14:00"],
  ])("%s", async (text, one, other) => {
    const answer = await me(text);
    expect(answer).toContain(one);
    expect(answer).toContain(other);
  });

  test.each(["昨天恒力,今天新元", "恒力28万,万邦45万", "上午恒力下午新元,都聊得不错"])(
    "%s plans nothing",
    async (text) => {
      expect(await me(text)).not.toContain("下次 2026");
    },
  );

  test("恒力改周五,新元改周六 is done", async () => {
    await me("恒力改周五,新元改周六");
    expect(await item(3)).toMatchObject({ nextDay: "2026-03-13" });
    expect(await item(2)).toMatchObject({ nextDay: "2026-03-14" });
  });

  test("合同签了50万,钱进来几个了 tells what stands there, and keeps nothing", async () => {
    const before = await count(6);
    await me("南京那家合同签了50万,钱进来几个了?还差多少?");
    expect(await count(6)).toBe(before);
  });
});
