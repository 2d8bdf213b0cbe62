// 地址写错了,不是北仑,是镇海: where a customer is, is put right; nothing has happened.
import { sifted } from "../read/signs.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { namesIn } from "./names.ts";
import { NOTHING, type Speech } from "./spoken.ts";
import { topicLast } from "./topic-last.ts";

const PLACE_WRONG = sifted(
  /(?<what>地址|地方|厂址)(?:是?我|刚才?|上次)*(?:写|记|填|登记?|打|说|弄|搞|录|标)?(?:错|岔|反|混)(?:掉)?了?[,\s]*(?:不是(?<wrong>[^,;。\s是不]{2,8})[,\s]*)?(?:应该|其实|实际)*(?:是|在|改[成为到]|换成)在?(?<right>\p{Script=Han}[^,;。\s]{1,20}?)(?:才对|[吧哈啊呀的了])*(?=[,;。!~\s]*$)/u,
);
/** Before it stands at most whose it is. */
const WHOSE = /^(?:[\s,，啊哎哦呀那这边家个单张的]|不对|客户)*$/u;

/** Null where more is said, or whose place it is nobody can tell. */
export function placeRight(said: string, around: Surroundings): Promise<Speech | null> | null {
  return PLACE_WRONG.test(withoutLast(asRead(said))) || PLACE_WRONG.test(asRead(said))
    ? putRight(said, around)
    : null;
}

/** Without a last clause, which may be whose it is. */
function withoutLast(said: string): string {
  return said.replace(/[,;。][^,;。]*$/u, "");
}

async function putRight(text: string, around: Surroundings): Promise<Speech | null> {
  const topic = await topicLast(text, around, { mayCorrect: true });
  const said = asRead(text).slice(0, topic?.until);
  const match = PLACE_WRONG.exec(said);
  const { what, wrong, right } = match?.groups ?? {};
  if (match === null || right === undefined) return null;
  const before = said.slice(0, match.index);
  const [name, another] = namesIn(before, await around.mine(before));
  const rest = name === undefined ? before : before.slice(0, name.start) + before.slice(name.end);
  const [named, other] = name?.nos ?? [];
  if (!WHOSE.test(rest) || another !== undefined || other !== undefined) return null;
  const no = topic?.no ?? named ?? (await around.last());
  const known = no === null ? undefined : (await around.own()).find((one) => one.no === no);
  if (known === undefined) return null;
  const { address = "" } = known;
  const isThere = wrong !== undefined && (address ?? "").split(wrong).length === 2;
  const city = isThere ? (address ?? "").slice(0, (address ?? "").indexOf(wrong)) : "";
  const place = isThere && !right.startsWith(city) ? (address ?? "").replace(wrong, right) : right;
  const edit = `${around.registry.wordOf("edit")} #${no} ${around.fieldWord("address")} ${place}`;
  // 地方写错了, of what is no part of the address: perhaps where one meets.
  const isSure = isThere || (wrong === undefined && what !== "地方");
  return isSure ? { ...NOTHING, runs: [edit] } : { ...NOTHING, offers: [edit] };
}
