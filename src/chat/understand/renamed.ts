// 王磊改成王雷, 何工的名字错了,应该是贺工: somebody at one's own customer is called otherwise, and nothing happened.
import { isLikeName } from "../read/contact.ts";
import { isSpelledAlike } from "../read/contact-change.ts";
import { fold } from "../read/fold.ts";
import { TITLED } from "../read/profile-words.ts";
import { sifted } from "../read/signs.ts";
import type { Surroundings } from "./around.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const RENAMED = sifted(
  /^(?:把|将)?(?<before>[^,;。]{0,14}?)(?<slip>的?(?:名字|姓名)|(?:写|打|弄|记)错|错|不对)?[了,\s]*(?:写错|打错|弄错|记错|错|不对)?[了,\s]*(?<verb>(?:应该)?(?:改[成为叫]|改名[叫为成]?|更正为)|(?:应该|其实|实际)(?:是|叫))\s*(?<name>[一-龥]{2,4}?)[了吧哈。]*$/u,
);

/** Null where whoever is renamed is nobody's contact; somebody else by the new name is offered as one more. */
export function renamedIn(said: string, around: Surroundings): Promise<Speech | null> | null {
  const { before, name, slip, verb = "" } = RENAMED.exec(fold(said).trim())?.groups ?? {};
  if (before === undefined || name === undefined || !isLikeName(name)) return null;
  return renamed({ before, name, slip, verb }, around);
}

interface Renamed {
  readonly before: string;
  readonly name: string;
  readonly slip: string | undefined;
  readonly verb: string;
}

async function renamed({ before, name, slip, verb }: Renamed, around: Surroundings): Promise<Speech | null> {
  const people = await around.contacts();
  const [only, another] = people.filter((one) => before.endsWith(one.name));
  if (only === undefined || another !== undefined || people.some((one) => one.name === name)) return null;
  const customer = before.slice(0, -only.name.length).replace(/的?(?:联系人|对接人)?$|的$/u, "");
  const isTheirs = (await around.own()).some((one) => one.no === only.no && one.name.includes(customer));
  if (customer !== "" && !isTheirs) return null;
  // 陈总应该是程总: how he is called, or whom it was about?
  const isUnsure = TITLED.test(name) && slip === undefined && verb.endsWith("是");
  const change = `${around.registry.wordOf("contact")} #${only.no}`;
  if (!isSpelledAlike(only.name, name)) return { ...NOTHING, offers: [`${change} 加 ${name}`] };
  const rename = `${change} 改 ${only.name} ${name}`;
  return isUnsure ? { ...NOTHING, offers: [rename] } : { ...NOTHING, runs: [rename] };
}
