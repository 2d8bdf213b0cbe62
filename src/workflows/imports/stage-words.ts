// What a list's word for a stage means: one of ours, one everybody uses, or what the company has said once.
import { readStage } from "../../chat/read/stage.ts";
import type { StageMeaning } from "../../domain/hands/imported.ts";

/** In the order in which they are tried: 签约失败 is lost, 已签约 is won; 签约 alone is our fifth stage. */
const KNOWN: readonly (readonly [RegExp, StageMeaning])[] = [
  [/输单|丢单|丢了|没成|战败|流失|失败|已?关闭|黄了|lost$/, "lost"],
  [
    /^(?:已)?(?:赢单|成单|成交|中标|签约|签单|签合同|下单|合作)(?:客户|完成|成功)?$|^(?:closed)?won$|合作中|已合作|已成交/,
    "won",
  ],
  [
    /^(?:新?线索|潜在客户|待清洗|未(?:联系|跟进|处理)|待(?:联系|跟进|分配)|新(?:建|增|客户)|new|lead|open)$/,
    "lead",
  ],
  [
    /^(?:初步|首次)?(?:接触|接洽|沟通|联系)(?:中|阶段)?$|^(?:已)?(?:联系|接触|初访)$|^(?:需求|意向)(?:确认|沟通|调研|阶段)?$|^contacted$|^qualif|^prospecting$|^needsanalysis$/,
    1,
  ],
  [
    /^(?:已)?(?:约见|拜访|面谈|演示|demo)|^(?:方案|产品)(?:演示|讲解|介绍|交流)|^meeting|^presentation|^valueproposition$|^iddecisionmakers$|^perceptionanalysis$/,
    2,
  ],
  [/^(?:已|方案)?报价|^方案(?:报价|提交)|^比价|^proposal|^quot/, 3],
  [/谈判|议价|商务(?:洽谈|沟通)?$|^(?:决策|招投标|投标)|^negotiat/, 4],
  [/^(?:待签|签约中|合同(?:审批|流程|签订|签署)|[走谈]合同|冲刺|临门)|^contract/, 5],
  [/^(?:交付|实施|验收|回款|售后|履约)/, "won"],
];

/** Half width, lower case, without what parts words. */
export function stageKey(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-.、,:;·]+/g, "");
}

/** Null for a word that has to be asked about. @param said what the company has told of its own words */
export function stageMeaning(word: string, said: ReadonlyMap<string, string>): StageMeaning | null {
  const key = stageKey(word);
  const told = said.get(key);
  if (told !== undefined) return asMeaning(told);
  const ours = readStage(word);
  if (ours !== null && ours.rest.trim() === "") return ours.stage === 6 ? "won" : ours.stage;
  const plain = key.replace(/^(?:第?[0-9a-z]{1,2}阶段|[0-9]+)(?=\p{Script=Han})/u, "");
  for (const [pattern, meaning] of KNOWN) if (pattern.test(plain)) return meaning;
  if (ours === null) return null;
  return ours.stage === 6 ? "won" : ours.stage;
}

export function asMeaning(text: string): StageMeaning | null {
  if (text === "won" || text === "lost" || text === "lead") return text;
  const stage = Number(text);
  return stage === 1 || stage === 2 || stage === 3 || stage === 4 || stage === 5
    ? stage
    : stage === 6
      ? "won"
      : null;
}
