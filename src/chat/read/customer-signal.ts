// Whether a follow-up tells what the customer did themselves: only that keeps an item fresh (rules.md 4; A6).
import { spelled } from "./simplified.ts";

/** The customer, by whatever they are called. */
const WHO =
  "(?:客户|对方|甲方|他们?|她们?|人家|那边|老板|采购|财务|厂长|董事长|[\\p{Script=Han}]{1,2}(?:总|工|经理|主任|科长|部长|老师|先生|女士|姐|哥))";
/** What one does to us: nobody does these alone. */
const ACTED =
  /聊|谈|见[了面到过]|会面|沟通(?:了|过|得)|通(?:了|过)?(?:电)?话|接(?:了|到)?电话|打通|接通|开(?:了|过)?会|演示(?:了|过|完|得|很)|考察|参观|来访|来电|打来|回复|回了|回电|回话|答应|答复|反馈|确认|同意|认可|要求|提出|询问|比价|满意|决定|通过了|批了|盖章|签(?:了|回|字)|付了|到账|打款|试用|催我|约(?:了|好|在)|定(?:了|在)|下单|中标/u;
const THEIRS = new RegExp(
  `${WHO}[^,，。;；]{0,6}(?:说|问|要|想|觉得|认为|看|让|给|来|发|等|在|会|准备|打算|考虑|希望|需要|还价|压价|嫌|不|推|换|找|把)`,
  "u",
);
/** What has not come, and what was only ours. */
const NOT_YET =
  /(?:没|未|不)(?:有)?(?:人)?(?:接|回|理|通|见|联系|消息|动静|反应|答复|反馈|回复|确认|定|签|批|通过)[到着上]?|联系不上|打不通|等(?:他们?|客户|对方|[\p{Script=Han}]总)?(?:回|反馈|答复|确认|消息)/gu;
const OURS =
  /我(?:们)?(?:已经?|刚|先)?(?:把)?(?:发|寄|做|写|准备|整理|打了|报)|^(?:已|刚)?(?:发|寄|报|做|写|整理|准备|更新)(?:了|出|过)?/u;

/** `text` as it was typed. */
export function tellsOfCustomer(text: string): boolean {
  const words = spelled(text).replace(NOT_YET, " ");
  if (THEIRS.test(words)) return true;
  return words.split(/[,，。;；\n]/u).some((clause) => ACTED.test(clause) && !OURS.test(clause.trim()));
}
