// 谈判往后的有哪几单, 报价和谈判两个阶段, 嘴上答应了的: which stages a question about many customers speaks of.
import type { Stage } from "../../domain/item/item.ts";
import { spelled } from "./simplified.ts";

const STEP = "(?:的?(?:阶段|这[个一]?[步档]|那[个一]?[步档]|环节))";
/** The word of a stage alone, or where it is an everyday one, as a stage: 报价 is told of as well. */
const NAMED: readonly (readonly [string, Stage])[] = [
  [`基础意向|初步(?:意向|接洽|接触)|(?:第一|1|一)个?阶段`, 1],
  [`中意向|(?:约见)?面谈${STEP}|(?:第二|二)个?阶段`, 2],
  [`高意向|报价(?=${STEP}|[和跟与、]谈判|[和跟与、]口头)|(?:第三|三)个?阶段`, 3],
  [`决策关键期|决策期|关键期|(?:商务|合同)?谈判(?!过|记录|得|怎)|(?:第四|四)个?阶段`, 4],
  [
    `成交冲刺期?|冲刺期|(?:马上|快|就|眼看|眼瞅着)要?签的|(?:口头|嘴上|嘴巴上)(?:上|已经|都)*(?:同意|答应|定|谈妥|说定|敲定)|(?:第五|五)个?阶段`,
    5,
  ],
];
const ON_FROM =
  /^的?(?:阶段)?[\s,]*(?:(?:[及和跟或]|或者|还有|甚至|以及)?(?:以后|之后|往后|往上|以上|后面|起|更(?:往)?(?:后|上|靠后|高|深)))/u;
const LAST: Stage = 5;

/** In their order; [] where a text speaks of none. */
export function stagesNamed(text: string): readonly Stage[] {
  const said = spelled(text);
  const found = new Set<Stage>();
  for (const [words, stage] of NAMED) {
    const match = new RegExp(words, "u").exec(said);
    if (match === null) continue;
    found.add(stage);
    if (!ON_FROM.test(said.slice(match.index + match[0].length))) continue;
    for (const [, later] of NAMED) if (later > stage && later <= LAST) found.add(later);
  }
  return [...found].sort((one, other) => one - other);
}
