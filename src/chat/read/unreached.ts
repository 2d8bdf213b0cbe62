// 打了,没人接,发了条微信也石沉大海 · 刚按这个号码打过去,响了很久没有人接,明天上午十点再试: nobody reached, and nothing else is told.
import { fold } from "./fold.ts";

const TRYING =
  "(?:刚[才刚]?|我|就|马上|已经|也|又|还|按|照|用|拿|着|这个|那个|你给的|号码?|电话|手机|座机|微信|给他|给她|都|连着|一直|今天|上午|下午|早上|中午|[\\d一二两三四五几好]+[个遍通次回]|(?:打|拨|呼)(?:了|过去?|过来|给他|给她|电话)*)*";
const TRIED = new RegExp(`^(?=.*[打拨呼])${TRYING}了?$`, "u");
/** Rang and rang; no answer to what was sent either. */
const SILENT = new RegExp(
  `^${TRYING}(?:电话|手机|那边|对面|响了?|嘟嘟|半天|很久|好久|[\\d一二两三四五六七八九十]+声|到底|最后|都|也|还是|是|[,\\s])*(?:没有?人(?:接|应)|无人接听?|不接|没接|没通|打不通|没打通|关机|停机|占线|忙音|转(?:到)?(?:语音)?信箱|自动挂断?|被?挂断?|(?:给我|全|都)*(?:按|摁|掐|挂)[掉断])(?:了|的|呢|啊)*$`,
  "u",
);
const SENT =
  /^(?:我|又|也|顺手|就|给他|给她)*(?:发|留)了?(?:[一两几]?(?:条|个|封)?)?(?:微信|短信|消息|信息|语音|言|邮件)(?:给他|给她|过去)?(?:也|还|都|暂时|到现在|至今)*(?:没有?(?:回|动静|反应|理)|不回|未回|石沉大海|没声|没音|了)?[复信我他]?了?$/u;
const AGAIN =
  /(?:再|接着|继续)(?:打|试|拨|联系|找|call|约|催)|(?:明|后|晚|下午|上午|回头|过[一会两]|等下|周)[^,;。]{0,8}(?:打|试|拨|联系)/u;
const GRUMBLE = /^(?:谢谢?|好的?|收到|ok|唉+|哎+|真是|服了|没辙|烦|愁|[啊哈呀哦嗯了~]|他|她|真|太|忙|死)+$/iu;

/** Whether every clause tells of it, at least one says that nobody answered, and none says anything else. */
export function isUnreachedAlone(text: string): boolean {
  const clauses = fold(text)
    .split(/[,;。!~…\n\s]+/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "" && !/^\p{Extended_Pictographic}+$/u.test(clause));
  const isSilent = (clause: string) => SILENT.test(clause);
  return (
    clauses.some(isSilent) &&
    clauses.every(
      (clause) =>
        isSilent(clause) ||
        [TRIED, SENT, GRUMBLE].some((pattern) => pattern.test(clause)) ||
        (AGAIN.test(clause) && !/说|让|要|[总工]/u.test(clause)),
    )
  );
}
