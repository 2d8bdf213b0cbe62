// 下州三, 十典, mingtian: days and hours as the input method spelled them, read as they were meant and as long, so that offsets stay.
import { sifted } from "./signs.ts";

const WEEKDAYS = "一二三四五六日天";
/** Each where nothing else can stand. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<=[下这本上]个?)[州洲粥舟](?=[${WEEKDAYS}末])`, "gu"), "周"],
  [
    new RegExp(
      `(?<=^\\s*(?:那|就|改|约|在|是|到)*)[州洲粥舟](?=[${WEEKDAYS}末](?:$|[\\s,;。吧哈]|[上下]午|早|晚))`,
      "gu",
    ),
    "周",
  ],
  [new RegExp(`(?:礼[白百败]|[里理]拜)(?=[${WEEKDAYS}]|$|[,;。\\s打去来见给再])`, "gu"), "礼拜"],
  [/[名鸣]天(?!下(?!午)|[空气])/gu, "明天"],
  [/(?<=[今明后昨])[添填]/gu, "天"],
  [/(?<=[\d一二三四五六七八九十两])[典垫](?=$|[半钟,;。\s一二三四五去来见打到])/gu, "点"],
  [/(?<=[天号日\d一二三四五六])[下夏][五物舞](?=[\d一二两三四五]点)/gu, "下午"],
  [/(?<=[上下]午|早上|晚上|中午|[今明后]天|周[一二三四五六日天]|[号日])俩(?=点(?![子东西儿]))/gu, "两"],
  [/[典店]话(?!筒)/gu, "电话"],
  [/(?<!关)[连链]系(?=[上不了到过他她]|一下|客户|$|[,;。!\s])/gu, "联系"],
  // 下周一在联系: 在 behind a day, where nobody else is named who does it, before what is only done once more.
  [
    new RegExp(
      `(?<=(?:^|[,;。!\\s])(?:我|就|那|等)*(?:下?个?(?:周|礼拜|星期)[${WEEKDAYS}]|[明后]天|下周|月底|\\d{1,2}[号日]))在(?=(?:联系|聊聊|跟进|问问|看看|约|催一?下|说|[打拨](?:给\\p{Script=Han}{1,3}|过去))(?:$|[,;。!\\s吧哈]))`,
      "gu",
    ),
    "再",
  ],
  // …没意见下周二在约: with nothing behind it, nobody is at it yet on a day to come.
  [
    new RegExp(
      `(?<=(?<![总工理任长姐哥板他她们户方家人务购术导])(?:下+个?(?:周|礼拜|星期)[${WEEKDAYS}]|[明后]天(?:上午|下午)?))在(?=(?:联系|聊聊?|跟进|约|打|碰|谈)(?:$|[,;。!\\s吧]))`,
      "gu",
    ),
    "再",
  ],
  // 周四改周武了: a weekday as it sounds, behind a move, or at the end behind another one.
  [
    /(?<=(?:[改挪换推调约延移]|定在|放在|[改挪换推调约延移定放][到成为在])下?个?(?:周|礼拜|星期))[武伍午舞](?![\p{Script=Han}](?<![了吧啊哈去见来我他她上下早晚中不的再]))/gu,
    "五",
  ],
  [
    /(?<=(?:[改挪换推调约延移]|定在|放在|[改挪换推调约延移定放][到成为在])下?个?(?:周|礼拜|星期))[思斯似](?![\p{Script=Han}](?<![了吧啊哈去见来我他她上下早晚中不的再]))/gu,
    "四",
  ],
  [/[抱暴]价(?=$|[,;。\s了多给单是发改])|报[架家](?=$|[,;。\s了多单是改])/gu, "报价"],
  [/多[扫绍哨稍](?=$|[,;。?？\s啊呀呢])/gu, "多少"],
  [/月[低抵](?=$|[前签付打给结来去见,;。\s])/gu, "月底"],
];
const HEARD = sifted(
  /在(?=联系|聊|跟进|问问|催|约|看看|说|打|碰|谈)|[州洲粥舟添填典垫低抵]|店话|俩点|[连链]系|[下夏][五物舞]|(?<=周|礼拜|星期)[武伍午舞思斯似]|[抱暴]价|报[架家]|多[扫绍哨稍]|礼[白百败]|[里理]拜|[名鸣]天/u,
);

const DAYS_SPELLED: Readonly<Record<string, string>> = {
  dahoutian: "大后天",
  jintian: "今天",
  mingtian: "明天",
  houtian: "后天",
  shangwu: "上午",
  xiawu: "下午",
  wanshang: "晚上",
  zaoshang: "早上",
  yuedi: "月底",
  xiaci: "下次",
  gaidao: "改到",
  tuidao: "推到",
  nuodao: "挪到",
};
const NUMBERS: Readonly<Record<string, string>> = {
  yi: "一",
  er: "二",
  san: "三",
  si: "四",
  wu: "五",
  liu: "六",
  ri: "日",
  tian: "天",
};
const OF_WEEK = "(?<next>下个?|xia)?(?:ge)?(?<week>zhou|libai|xingqi)(?<number>yi|er|san|si|wu|liu|ri|tian)";
const SPELLED = new RegExp(`(?<![a-z])(?:${Object.keys(DAYS_SPELLED).join("|")}|${OF_WEEK})(?![a-z])`, "giu");
/** 10dian, 12hao, 30wan; 3dianban is left: half of it would be lost. */
const UNIT_SPELLED =
  /(?<![\d.])(?<count>\d{1,2}(?=dian|hao)|\d{1,4}(?:\.\d{1,2})?(?=wan))(?<unit>dian|hao|wan)(?![a-z])/gu;
const UNITS: Readonly<Record<string, string>> = { dian: "点", hao: "号", wan: "万" };
const LETTERS = /[a-z]{5}|\d(?:dian|hao|wan)/iu;
const HAN = /\p{Script=Han}/u;

/** 周伍下午, as one writes sums. */
const IN_FORM = sifted(/(?<=周|礼拜|星期)[壹贰叁肆伍陆](?!\p{Script=Han}*[佰仟元])/gu);
const FORMAL = "壹贰叁肆伍陆";

/** 周4回访 */
const IN_FIGURES = sifted(
  /(?<=周|礼拜|星期)[1-6](?=$|[\s,;。!吧]|[上下]午|早上?|晚上?|中午|再|去|来|见|约|回[访电]|联系|拜访|面谈|演示|打|发|寄|签|开会)/gu,
);

/** A word in letters gives way to its characters, behind blanks. */
export function daysAsMeant(text: string): string {
  const plain = IN_FORM.replaced(text, (figure) => WEEKDAYS.charAt(FORMAL.indexOf(figure)));
  const named = IN_FIGURES.replaced(plain, (figure) => WEEKDAYS.charAt(Number(figure) - 1));
  const heard = HEARD.test(named)
    ? SOUNDS.reduce((said, [sound, word]) => said.replace(sound, word), named)
    : named;
  if (!LETTERS.test(heard) || !HAN.test(heard)) return heard;
  return heard
    .replace(UNIT_SPELLED, (words, count: string, unit: string) =>
      `${count}${UNITS[unit]}`.padStart(words.length),
    )
    .replace(SPELLED, (letters, ...rest) => {
      const { next, number = "" } = rest.at(-1) as Record<string, string | undefined>;
      const word =
        DAYS_SPELLED[letters.toLowerCase()] ??
        `${next === undefined ? "" : "下"}周${NUMBERS[number.toLowerCase()] ?? ""}`;
      return word.padStart(letters.length);
    });
}
