// An amount that is given with how it comes about, by how much it changes, or with what is still to come (speech.md, "money").
import { beforeEach, describe, expect, test } from "vitest";
import type { Talk } from "../setup/conversation.ts";
import { onOneEngine } from "../setup/databases.ts";
import { openScene } from "../understanding/scene.ts";

onOneEngine((engine) => {
  let talk: Talk;
  const me = (text: string) => talk.say("ZhangSan", text);
  const item = (no: number) => talk.database.read(({ items }) => items.byNo(no));
  beforeEach(async () => {
    talk = await openScene(engine);
  });

  describe("is offered", () => {
    test.each([
      ["万邦原来四十五万我让了两万 现在四十三万 老沈没说话", "改 #4 金额 43万"],
      ["蓝海总价重新算了 一个点位一千二 两百个点 一共二十四万", "改 #5 金额 24万"],
      ["恒力那单再给陈总让一万", "改 #3 金额 29万"],
      ["恒力又加了2万5的模块", "改 #3 金额 32.5万"],
      ["恒力30万打95折 改了吧", "改 #3 金额 28.5万"],
      ["华测打了十二万过来 剩下33万月底", "回款 #6 12万"],
      ["华测又到3万5", "回款 #6 3.5万"],
      ["华测退了他们八千", "退款 #6 8000元"],
      ["华测那边多付的两千退回去了", "退款 #6 2000元"],
      ["新元 24万5 报给何工了", "推进 #2 到高意向 报价24.5万"],
    ])("%s", async (text, offer) => {
      expect(await me(text)).toContain(`我理解为「${offer}」`);
    });
  });

  describe("is changed at once, where that is what is asked for", () => {
    test.each([
      ["万邦改44.8w", 4, 44_800_000],
      ["蓝海26万抹个零 25万8 改一下", 5, 25_800_000],
      ["万邦金额改一下,原来45万,去掉培训费3万,改成42万", 4, 42_000_000],
      ["恒力价格调到28万", 3, 28_000_000],
      ["按28万给恒力调一下", 3, 28_000_000],
    ])("%s", async (text, no, quotedFen) => {
      await me(text);
      expect(await item(no)).toMatchObject({ quotedFen });
    });
  });

  test.each(["恒力陈总要我再降两万", "云图说最多给十五万", "万邦单价九千 五十个点 总价45万 没变"])(
    "%s changes nothing",
    async (text) => {
      expect(await me(text)).not.toContain("我理解为");
    },
  );
  test("三十万不到一点 is asked about, and answered with another", async () => {
    expect(await me("恒力金额改成三十万不到一点")).toContain("按 30万 记吗");
    await me("二十九万五");
    expect(await item(3)).toMatchObject({ quotedFen: 29_500_000 });
  });
  test("what others ask behind a space is news of them", async () => {
    expect(await me("陈总来电 问能不能分期 我说后天答复")).toContain("跟进已记");
  });
});
