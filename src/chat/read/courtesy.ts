// What people say around a command without meaning it: fillers, politeness, 一下.
import { fold } from "./fold.ts";

const OPENING =
  /^(?:[\s,。、!?~…]+|[嗯呃额啊哦噢诶欸]+|那个|这个(?=\s|,)|就是|好(?:的|了)?(?=[,\s])|你好|您好|哈喽|hi(?![a-z])|hello|在吗|@?(?:商机|小)助手|@助手|记(?:录)?一?下啊?(?=[\s,:])|记一笔(?=[\s,:])|帮(?:我|忙|个忙)|帮(?=[领跟推录报建查记])|麻烦(?:你|您)?|请(?!假|教|师|支)(?:你|您)?|劳驾|辛苦(?:你|您)?|(?:能不能|能否|可不可以|可以)|给我|替我|看(?=看)|看(?:一?下)?(?=\s*(?:公海|我的|今日|今天|待办))|我(?:要|想|来)(?=[领跟推录报建查记退改分加看]))+/iu;

/** Where what is meant begins. */
export function afterCourtesy(text: string): number {
  return OPENING.exec(fold(text))?.[0].length ?? 0;
}

const SMALL_TALK =
  /^(?:好(?:的|嘞|呀|吧|滴|哒)?|嗯+|哦+|噢|对|行|可以|没问题|ok|okay|收到|知道了|明白了?|了解|谢(?:谢|了|啦)(?:你|您|啦|了)?|多谢|感谢|辛苦(?:了|啦)?|哈+|呵+|嘿+|再见|拜拜|早(?:啊|呀|哇)?|早上好(?:啊|呀)?|早安|晚安|晚上好|下午好|你好|您好|在吗|在不在|加油|厉害|赞|棒)+$/iu;

/** 好的, 谢谢, 👍: nothing is asked, nothing is to be done. */
export function isSmallTalk(text: string): boolean {
  const bare = fold(text).replace(/[\s\p{P}\p{S}\p{Extended_Pictographic}]|\uFE0F/gu, "");
  return bare === "" ? /\p{Extended_Pictographic}/u.test(text) : SMALL_TALK.test(bare);
}

/** 领一下12, 跟进一下云图: the 一下 behind the verb says nothing. */
export function withoutOnce(text: string): string {
  return text.replace(
    /^\s*(?:一下(?:子)?|[下了](?=\s*(?:[#\d@]|$))|下(?!周|个|月|次|午|班|礼拜|星期)|一?个(?=[\s:,]))/u,
    "",
  );
}
