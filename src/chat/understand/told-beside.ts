// What happened, told in one breath with a question or an order of the same customer: 云图来电要比价,他电话多少来着.
import { DECISIONS, WAYS_ON } from "../../domain/item/implied.ts";
import { amountOf } from "../../domain/item/item.ts";
import { fold } from "../read/fold.ts";
import { readFollowUp } from "../read/follow-up.ts";
import { type Apart, asRead, takeApart } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { COMPLAINS, saysWhatFor, saysWhyAsked } from "./by-form.ts";
import { asks, asksOfUs, orders, speaksOfUs, supposes } from "./mood.ts";
import { takesItem } from "./registry.ts";
import { report } from "./reported.ts";
import { recognisedIn, type Seen } from "./seen.ts";
import { NOTHING, type Speech, type Spoken } from "./spoken.ts";
import { SURE, tenorOf } from "./tenor.ts";
import { type Told, toldOfThem } from "./told-of-them.ts";

const PIECE = /[^,，;；。!！?？\n\s]+[,，;；。!！?？\n\s]*/gu;
const HAPPENED = /[了过]|没|不接|嫌|抱怨|投诉|反悔|变卦|说|讲|问|催|要|来电|回复|同意/u;
/** 上次报的30万,金额改成28万: what was is said to explain. */
const BEFORE = /上次|上回|之前|以前|原来|原先|原本|本来|当时|那时|早就|去年|上个?月/u;
/** 都谈了两个月了, 陈总要的案例, 报过30万, 是26万签的: how things stand, or what is asked about. */
const STANDS =
  /了(?:快|有)?[\d一二两三四五六七八九十半几好]{1,3}个?多?(?:月|周|天|年|礼拜|星期)|这么久|好久|半天了|的$|(?:的|[那这][个份张次款])\p{Script=Han}{1,6}$|^[^了]*(?<!通)过(?![来去])[^了]*$|是[^,;。]{1,14}的/u;
/** 他们财务老说打了打了, 天天催: what they keep saying is why one asks. */
const ALWAYS =
  /(?<!陈|王|李|张|刘)(?:老(?:是|在)?|总是|(?<=[他她们家])总|天天|每[天次回](?:都)?|成天|整天|三天两头|动不动(?:就)?|隔三差五)(?:跟我|给我|在|就|来|都)*(?:说|讲|催|问|喊|嚷|念叨|拖|忽悠|推)|(打了|付了|转了|快了|在走了?|在办了?|马上)[\s,]*\1/u;
/** 算了, 不想跟了: what the speaker thinks of it. */
const OURS = /^(?:算了|我|咱|实在|太|真|好烦|没意思)/u;

/** What was asked for, and where. */
type Asked = Pick<Seen, "clause" | "start" | "end" | "entry"> & { readonly cue: Pick<Seen["cue"], "id"> };

/** With what was told kept besides; the same where nothing sure is told. `order`: what was asked for, and stands in no news. */
export async function withToldBeside(
  speech: Speech,
  { spoken, order = null }: { readonly spoken: Spoken; readonly order?: Asked | null },
  around: Surroundings,
): Promise<Speech> {
  const { part, subjects, apart } = spoken;
  const [only, another] = subjects;
  // 又反悔,要重新比价,这单得往回退一步: whether it goes back or not, that has happened.
  const isBack = order?.entry.id === STEP_BACK;
  const decided = order !== null && DECISIONS.has(order.entry.id) ? order : null;
  const ofThem = decided === null ? null : await toldOfThem(spoken, decided, around);
  if (ofThem !== null) {
    const kept = await newsOf(ofThem, subjects, around);
    return { ...speech, runs: [...kept.runs, ...speech.runs] };
  }
  // 跟他讲好了 往后归他跟: agreed already, and told.
  if (decided !== null && AGREED.test(part.text)) {
    const kept = await newsOf({ text: part.text, part, apart }, subjects, around);
    return { ...speech, runs: [...kept.runs, ...speech.runs] };
  }
  if (order !== null && !isBack && WITH_ITS_WORDS.has(order.entry.id)) return speech;
  if (only?.no == null || another !== undefined || !(await around.keeps(only.no))) return speech;
  // …;另外我明天下午请半天假,带娃打疫苗: what stands behind it is of oneself as well.
  const isOneself = order !== null && !takesItem(order.entry);
  const { told: said, asked } = pieces(spoken, order, isOneself);
  // 恒力今天去了;金额改成29万;对了我还有几个没跟的: beside an order each piece counts for itself.
  const words =
    order === null ? besideQuestion(said, spoken) : said.filter((piece) => !isKnownBefore(piece)).join("");
  const text = words.replace(/[\s,，;；。]+$/u, "");
  if (text === "" || text === part.text.trim() || !HAPPENED.test(text)) return speech;
  // 推进 #1 到2 约了周四面谈 了吗: a command that is asked about tells nothing.
  if (isKnownBefore(text) || asked.some((one) => OF_IT.test(one))) return speech;
  if (around.registry.find(part.text) !== null) return speech;
  const told = takeApart(text, { known: await around.mine(text), now: apart.now });
  if (order === null && asked.length > 0 && (await saysWhatIsKnown(told, only.no, around))) return speech;
  // 还差多少没到 蔡务说她看到账上进了八万: what one of us says is why one asks.
  if (order === null && (await around.colleague(text)) !== null) return speech;
  const alone = { about: told.names.slice(0, 1), beside: [], clauses: told.clauses, text };
  // 恒力嫌交期长; 怕人家嫌烦 is only feared.
  const complains = alone.about.length > 0 && COMPLAINS.test(text) && !FEARED.test(text);
  const { news, isNews } = tenorOf(alone);
  if (!(isOneself ? isNews : news >= SURE) && !complains) return speech;
  const name = alone.about[0];
  const bare = name === undefined ? text : text.slice(name.end);
  if (!isBack && [...speech.runs, ...speech.offers].some((command) => command.includes(bare))) return speech;
  const cues = recognisedIn(alone, around);
  if (cues.some(({ cue, means }) => cue.manner === "said" && means !== "looks" && cue.id === order?.cue.id))
    return speech;
  const calls = cues.filter(({ cue }) => cue.manner === "told");
  const kept = await report({ part: alone, subjects, apart: told }, calls, around);
  // 那个号停机了 咋整, 我是不是该找主管聊聊: nothing is looked up for it.
  const isDoubt = (one: string) => HELPLESS.test(one) || OWN_DOUBT.test(one);
  if (order === null && asked.length > 0 && asked.every(isDoubt)) return kept;
  return {
    ...speech,
    runs: [...kept.runs, ...speech.runs],
    offers: speech.offers.length > 0 ? speech.offers : kept.offers,
  };
}

const AGREED =
  /(?:讲|说|唠|聊|谈|商量)(?:好|定|妥)了?(?![吗没么]|\s*[?？])|说话算[话数]|打过招呼|[他她](?:也|都)(?:答应|同意|乐意|点头|没意见)|答应[过了](?:分|给)|主管[^,;。]{0,4}(?:点头|知道|同意)/u;

function isKnownBefore(piece: string): boolean {
  const text = piece.replace(/[\s,，;；。!！]+$/u, "");
  return BEFORE.test(text) || STANDS.test(text) || ALWAYS.test(text);
}

/** Beside a question: not of whom it is asked alone (新元那个何工), nor that they asked; nothing where none of it is of them (昨晚上喝了三两). */
function besideQuestion(pieces: readonly string[], { part, apart, subjects }: Spoken): string {
  const kept = pieces.filter((piece) => {
    const said = piece.replace(MARKS_BEHIND, "");
    const isBare = said.length <= LONGEST_NAME && !HAPPENED.test(said) && part.text.startsWith(said);
    return !isBare && !THEY_ASKED.test(said);
  });
  const names = part.about.map(({ start, end }) => apart.text.slice(start, end));
  const isOfThem = (piece: string) => THEY.test(piece) || names.some((name) => piece.includes(name));
  const isNumbered = names.length === 0 && subjects.length > 0;
  return isNumbered || kept.some(isOfThem) ? kept.join("") : "";
}

const MARKS_BEHIND = /[\s,，;；。!！]+$/u;
const LONGEST_NAME = 8;
const THEY =
  /[\p{Script=Han}](?:总|工|姐|哥)|经理|主任|厂长|客户|对方|[他她]|人家|老板|采购|财务|法务|来电|电话|微信|邮件|合同|样品|方案|报价|货|款|嫌|催|没接|不接|[a-z]{3}/iu;
/** 陈总又来问了, 郑工刚在微信里问: why it is asked. */
const THEY_ASKED =
  /^[\s,，]*(?:\p{Script=Han}{1,2}(?:总|工|姐|哥|经理|主任|厂长)|客户|对方|[他她]们?|人家|领导|主管|老板)[^,，;；。]{0,8}(?:问|打听|催着?要)(?:了|我|起|过|呢|到)*$/u;

/** 顾总明说今年没预算, before 我退回公海了啊: kept by whoever may follow that one customer up. */
async function newsOf(
  { part, apart }: Told,
  subjects: Spoken["subjects"],
  around: Surroundings,
): Promise<Speech> {
  const [only, another] = subjects;
  const isKept = only?.no != null && another === undefined && (await around.keeps(only.no));
  return isKept ? report({ part, subjects, apart }, [], around) : NOTHING;
}

/** 合同签了50万,钱进来几个了: the sum that stands there already is told to explain what is asked. */
async function saysWhatIsKnown({ amounts }: Apart, no: number, { item }: Surroundings): Promise<boolean> {
  const found = amounts.length === 0 ? null : await item(no);
  return found !== null && amounts.every(({ fen }) => fen !== null && fen === amountOf(found));
}

const FEARED = /怕|担心|免得|省得|会不会|别让/u;
const STEP_BACK = "move-back";
/** What was told is what makes them so, and stands in their words. */
const WITH_ITS_WORDS: ReadonlySet<string> = new Set([...WAYS_ON, "payment", "payment-plan", "remind-me"]);

/** 恒力报了30万,对吧; 华测到了5万,记上了没: the question is whether it is so. */
const OF_IT =
  /^[\s,]*我?(?:这样|这么|那样|那么)?(?:理解|算|记|想|看)(?:得|的|是)?(?:对|没错|没问题|正确|是不是)[^,;。]{0,4}[吧吗么嘛呢?？\s]*$|^(?:了|过)?(?:吗|没有?|么)[?？]*$|^[\s,]*(?:我)?(?:对|是|没错|没记错|是不是|对不对|确定|真的)(?:这样|的)?[吧吗么嘛呢?？\s]*$|[记录登更算标](?:上|进|到|好|新|下)?(?:了|过|没|吗|进去)/u;

const HELPLESS =
  /(?:^|[\s,])(?:那?我?(?:可|该)?(?:咋|怎么)(?:整|办|弄|搞)(?:才好|呢|啊|呀|哦)?|这可)[\s?？!。]*$/u;

/** What one ought to do oneself. */
const OWN_DOUBT =
  /^[\s,]*(?:你说|那)?(?:我|咱们?)(?:是不是|该不该|要不要|用不用|需不需要|是否)(?:得|要|应?该)?/u;

/** The pieces that neither ask nor order nor say why, as typed; and those that ask. */
function pieces({ part, apart }: Spoken, order: Asked | null, isOnlyBefore: boolean) {
  const from = order === null ? -1 : (order.clause.places[order.start] ?? order.clause.start);
  const until = order === null ? -1 : (order.clause.places[order.end] ?? order.clause.end);
  const told: string[] = [];
  const asked: string[] = [];
  for (const { start, end } of part.clauses)
    for (const { 0: piece, index } of apart.text.slice(start, end).matchAll(PIECE)) {
      const at = start + index;
      const said = piece.replace(/[,，;；。!！\n\s]+$/u, "");
      if (isOnlyBefore && at >= from) continue;
      if (asks(fold(said))) asked.push(fold(said));
      else if (
        !(from < at + piece.trimEnd().length && until > at) &&
        (isPlan(said, apart.now) || !isOurs(said)) &&
        !(asked.length > 0 && saysWhatFor(fold(said)))
      )
        told.push(piece);
    }
  return { told, asked };
}

/** 我19号去找他, between what they said and what we ask for: the next step of it. */
function isPlan(said: string, now: number): boolean {
  return WE_DO.test(said) && readFollowUp(asRead(said), now).next !== null;
}

const WE_DO = /^[\s,]*(?:我们?|咱们?|再)?[^,;。]{1,10}(?:我们?|咱们?|再|去|过去|找|打给|联系|见)/u;

/** 回头开会再问他 */
const LATER_ON =
  /^[\s,，]*(?:我)?(?:先了解|回头|晚点|等下|等会儿?|待会儿?|改天|到时候?|一会儿?)(?![^,，;；。]*[了过])/u;

function isOurs(said: string): boolean {
  return (
    OURS.test(said) ||
    saysWhyAsked(said) ||
    LATER_ON.test(said) ||
    speaksOfUs(said) ||
    supposes(said) ||
    asksOfUs(said) ||
    orders(said)
  );
}
