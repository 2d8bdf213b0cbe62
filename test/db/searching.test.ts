// One's own are found among many of the same name: those of others do not take their places.
import { expect, test } from "vitest";
import type { Store } from "../../db/store.ts";
import { openTalk } from "../setup/conversation.ts";
import { onEachEngine } from "../setup/databases.ts";

onEachEngine((engine) => {
  test("an old item of one's own, or of one's department, among newer ones of others with the same words", async () => {
    const talk = await openTalk(engine);
    const create = (userId: string, name: string, contact: string, phone: number) =>
      talk.say(userId, `新建商机 ${name} 联系人${contact} 1380000${phone} 地址上海徐汇 需求数据中台`);
    await create("ZhangSan", "上海云图科技", "王磊", 1111);
    for (const [index, name] of ["苏州恒力", "无锡蓝海", "南京中电", "常州创新"].entries())
      await create("wangwu", `${name}科技`, "王磊", 2000 + index);
    const asked = <T>(ask: (store: Store) => Promise<T>) => talk.database.read(ask);
    const own = { userId: "ZhangSan", departmentIds: [] };
    const led = { userId: "zhuguan", departmentIds: [3] };
    for (const scope of [own, led]) {
      expect(await asked(({ searching }) => searching.ofCustomersCalled("科技", scope, 2))).toEqual([1]);
      expect(await asked(({ searching }) => searching.ofPeopleCalled("磊", scope, 2))).toEqual([1]);
      expect(await asked(({ searching }) => searching.ofPeopleCalled("%", scope, 2))).toEqual([]);
      expect(await asked(({ searching }) => searching.ofCustomersCalled("_", scope, 2))).toEqual([]);
    }
    expect(
      await asked(({ searching }) =>
        searching.ofCustomersCalled("科技", { userId: "erzhu", departmentIds: [4] }, 2),
      ),
    ).toEqual([5, 4]);
  });
});
