// 王磊职务记一下 是信息部副部长: what somebody at one's own customer is, to be kept with him; nothing happened.
import { fold } from "../read/fold.ts";
import type { Surroundings } from "./around.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const TITLE =
  "\\p{Script=Han}{0,8}(?:[部科处厂院校社班组店所]长|经理|主任|主管|总监|总裁|总工|专员|职员|工程师|助理|负责人|书记|董事|董事长|老板|采购员?|财务|法务|秘书|顾问|会计|出纳|代表)";
const SAID = "(?:帮我|给我|麻烦|你)?(?:记|改|更新|写|填|登记|备注|存|加|补)(?:一?下|上|个)?(?:成|为|到)?";
const JOB = new RegExp(
  `^(?:把|将)?(?<before>[^,;。]{2,14}?)的?(?:职务|职位|岗位|头衔)(?:${SAID})?[\\s,:：]*(?:现在)?(?:是|为|叫)?\\s*(?<role>${TITLE})[吧哈哦啊。.!~\\s]*$`,
  "u",
);

/** Null where whoever it is told of is nobody's contact, or several are called so. */
export async function jobTold(said: string, around: Surroundings): Promise<Speech | null> {
  const { before, role } = JOB.exec(fold(said).trim())?.groups ?? {};
  if (before === undefined || role === undefined || NO_JOB.test(role)) return null;
  const people = await around.contacts();
  const [only, another] = people.filter((one) => before.endsWith(one.name));
  if (only === undefined || another !== undefined) return null;
  const customer = before.slice(0, -only.name.length).replace(/的?(?:联系人|对接人)?$|的$/u, "");
  const isTheirs = (await around.own()).some((one) => one.no === only.no && one.name.includes(customer));
  if (customer !== "" && !isTheirs) return null;
  return {
    ...NOTHING,
    runs: [
      `${around.registry.wordOf("contact")} #${only.no} 改 ${only.name} ${around.fieldWord("role")} ${role}`,
    ],
  };
}

/** 王磊的职务还不是部长, 他职务好像是经理: not that, or not for certain. */
const NO_JOB = /不|没|还|要|快|可能|好像|应该|原来|以前|之前|比|跟|归|升|降|接/u;
