// 七万今儿早上到的吴主任催着要收据呢 · 李四呗宁波我这阵子是真跑不动了 · 给李四他丈母娘家就在武进: the answer, and what is told with it in one breath, without a mark between.
import type { Draft } from "../../../db/stores/drafts.ts";
import { readAmounts } from "../read/money.ts";
import { spelled } from "../read/simplified.ts";
import { speaksOnlyOf } from "../understand/about-whom.ts";
import type { Surroundings } from "../understand/around.ts";

const OF_PERSON: ReadonlySet<string> = new Set(["missing-person", "no-such-person"]);

/** 今儿早上到的, behind an amount: it is here. */
const ARRIVED =
  /^[\s,]*(?:[今昨前]儿?个?天?|刚刚?|才|早上|上午|中午|下午|晚上|一早|一大早|都|已经|就)*(?:到账?了?的|到账?了|到账|收到了?的?|进账了?|打(?:过)?来的?了?)/u;
const DENIED =
  /[?？吗]|没到|没收|了没|没有?[。!\s]*$|不对|不是|错了|算了|别记|先不|还没(?!.{0,4}(?:票|收据))|另外|还差|还有|尾款|的话|[我就]再|再(?:告诉|给|报|记)|要是|如果|等|估计|应该|可能|也许|[明后]天|下周|月底/u;
/** 给李四, 李四呗: it goes to them, and whatever is told behind is why. */
const GIVEN =
  /^(?:[嗯啊哦,\s]|就|那|还是)*(?<give>转?给|让|交给|派给?|归)?\s*@?(?<rest>\p{Script=Han}{3,60}[^\n]*)$/u;
const BY_ID =
  /^(?:[嗯啊哦,\s]|就|那|还是)*(?:转?给|让|交给|派给?|归)?\s*@?(?<id>[A-Za-z][\w.]{1,20})\s*(?:呗|吧|好了|得了|(?=[\s,，]))[\s,，]*(?<reason>[^\n]{0,60})$/u;
const SETTLED = /^(?:呗|吧|好了|得了)[\s,]*/u;
const THEY = /^(?=[他她])/u;
const REFUSED =
  /[?？吗]|不(?:行|对|是|转|给|要|想|肯|愿|同意|接|答应|合适|熟)|别|没(?:答应|同意|说|空|时间)|算了|再说|等他|等她|还没/u;

/** The words that answer; null where nothing is settled, another item is spoken of, or it is taken back. */
export async function answeredInOne(
  { asking, words }: Pick<Draft, "asking" | "words">,
  text: string,
  around: Surroundings,
): Promise<string | null> {
  if (asking !== "missing-amount" && !OF_PERSON.has(asking ?? "")) return null;
  const said = spelled(text).trim();
  const answer = asking === "missing-amount" ? arrived(said, text.trim()) : await given(said, around);
  if (answer === null) return null;
  const no = Number(/#?(\d+)/u.exec(words)?.[1] ?? 0);
  return no > 0 && (await speaksOnlyOf(text, no, around)) === null ? null : answer;
}

function arrived(said: string, text: string): string | null {
  const [only, another] = readAmounts(said);
  if (only === undefined || another !== undefined || only.start !== 0 || !("value" in only)) return null;
  const come = ARRIVED.exec(said.slice(only.end))?.[0];
  return come === undefined || DENIED.test(said) ? null : text.slice(0, only.end + come.length);
}

async function given(said: string, around: Surroundings): Promise<string | null> {
  // lisi吧 他宁波人头熟: by the id.
  const { id, reason = "" } = BY_ID.exec(said)?.groups ?? {};
  if (id !== undefined && !REFUSED.test(reason))
    return (await around.colleague(id)) === null ? null : `@${id} ${reason.trim()}`.trim();
  const { give, rest = "" } = GIVEN.exec(said)?.groups ?? {};
  const name = rest === "" ? null : await around.colleague(rest);
  if (name === null || !rest.startsWith(name)) return null;
  const behind = rest.slice(name.length);
  const lead = SETTLED.exec(behind) ?? (give === undefined ? null : THEY.exec(behind));
  const why = lead === null ? "" : behind.slice(lead[0].length).trim();
  return why === "" || REFUSED.test(why) ? null : `@${name} ${why}`;
}
