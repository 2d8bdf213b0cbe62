// 台数写错 是七十台不是二十台: the words that were told give way and are shown; of anything else than was told nothing does.
import { expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { inScene } from "../setup/in-scene.ts";

onOneEngine((engine) => {
  const { me, told } = inScene(engine);

  test.each([
    ["恒力陈总说要二十台设备联网", "台数写错 是七十台不是二十台", "七十台"],
    ["恒力陈总同意先试用一个月", "试用不是一个月 是两周", "两周"],
    ["恒力陈总要三套设备", "套数说错了,是五套不是三套", "五套"],
    ["恒力陈总要账期60天", "账期写错,是90天不是60天", "90天"],
    ["恒力陈总要免费维护一年", "维护不是一年是两年", "两年"],
    ["恒力陈总说两个人来培训", "人数记错了 是五个人不是两个人", "五个人"],
  ])("%s, %s", async (first, second, words) => {
    await me(first);
    expect(await me(second)).toContain(words);
    expect((await told(3))[0]).toContain(words);
    expect(await told(3)).toHaveLength(1);
  });

  test.each([
    ["恒力陈总要三套设备", "对手不是三套 是五套"],
    ["恒力陈总要账期60天", "尾款不是60天 是90天"],
    ["恒力陈总要账期60天", "蓝海账期不是60天 是90天"],
    ["恒力陈总同意试用一个月", "试用不是问题 是价格"],
    ["恒力陈总同意试用一个月", "质保不是一个月 是一年"],
    ["恒力陈总同意试用一个月", "他们不是国企 是民企"],
  ])("%s, and not %s", async (first, second) => {
    await me(first);
    const before = await told(3);
    await me(second);
    expect(await told(3)).toEqual(before);
  });
});
