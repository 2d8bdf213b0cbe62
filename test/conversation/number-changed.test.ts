// One number takes the place of another: whose the old one was says whose the new one is (contract.md, 联系人).
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { count: followUps, me } = inScene(engine);

  test.each([
    ["蓝海刘总13800005555这个号换成13911112222了", 5, "刘总 13911112222"],
    ["蓝海刘总的号码从13800005555换成13911112222了", 5, "刘总 13911112222"],
    ["联系人 #5 13800005555换成13911112222", 5, "刘总 13911112222"],
    ["刘总新号13911112222", 5, "刘总 13911112222"],
    ["云图王磊新号码是13911112222", 1, "王磊 13911112222"],
  ])("%s: there is one number afterwards", async (text, no, contact) => {
    const before = await followUps(no);
    const said = await me(text);
    expect(said).toContain(contact);
    expect(said).not.toContain("13800005555");
    expect(await followUps(no)).toBe(before);
  });

  test.each([
    "蓝海刘总13800005555打不通,让我打13911112222",
    "云图王磊新号码还没拿到",
    "王总13611112222让我联系李总13911112222 蓝海的",
  ])("%s changes no number", async (text) => {
    expect(await me(text)).not.toContain("联系人改好了");
  });
  test("a number that nobody there has is told", async () => {
    expect(await me("联系人 #5 13811112222换成13911112222")).not.toContain("联系人改好了");
    expect(await me("联系人 #5")).toContain("刘总 13800005555");
  });
});
