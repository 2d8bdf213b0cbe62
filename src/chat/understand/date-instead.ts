// 不是16 是17 时间不变 · 16错了 17: of what was just agreed, the date by its figure alone, at the hour that was agreed.
import { civil } from "../../domain/day.ts";
import { whenOf } from "../read/dated.ts";
import { sifted } from "../read/signs.ts";
import { asRead } from "./apart.ts";
import type { Surroundings } from "./around.ts";
import { nextCommand } from "./next-command.ts";
import { NOTHING, type Speech } from "./spoken.ts";

const DATE = "(?:\\d{1,2}月)?(?<NAME>[12]?\\d|3[01])(?![\\d.万wW元块千k点:：%])[号日]?";
const off = DATE.replace("NAME", "off");
const meant = DATE.replace("NAME", "meant");
const STARTS = "^(?:[\\s,啊哦噢诶哎呃嗯]|不对|错了|我?(?:刚才?)?[说写打记看]错了?|口误|手[滑快]){0,4}";
/** What stays as it is, and whose slip it was. */
const ENDS =
  "(?<behind>(?:[\\s,。!~吧啊哈了的]|(?:时间|钟点|点数|几点|地点|地方|其[他它]|别的|人)(?:都|也)?(?:不变|没变|照旧|一样|不动|不改)|我?(?:刚才?)?(?:手[滑快抖误]|口误|嘴[快瓢]|[说写打记看听][错岔快])了?)*)$";
const FORMS = [
  `不是${off}[\\s,]*(?:应该|而)?是${meant}`,
  `(?:应该)?是?${meant}[\\s,]*不是${off}`,
  `${off}(?:是)?(?:[说写打记看]?错了|不对)[\\s,]*(?:应该|其实)?是?${meant}`,
].map((form) => sifted(new RegExp(`${STARTS}${form}${ENDS}`, "u")));

/** Null where no such date was just agreed, or more is said. */
export function dateInstead(said: string, around: Surroundings): Promise<Speech | null> | null {
  const read = asRead(said).trim();
  for (const form of FORMS) {
    const groups = form.exec(read)?.groups;
    if (groups !== undefined) return putRight(Number(groups["off"]), Number(groups["meant"]), around);
  }
  return null;
}

async function putRight(was: number, date: number, around: Surroundings): Promise<Speech | null> {
  const act = await around.lastAct();
  const item = act?.no == null ? null : await around.item(act.no);
  const agreed = item?.nextDay ?? null;
  const isOfStep = act !== null && (act.text !== null || act.field === "next");
  if (item === null || agreed === null || !isOfStep || Number(agreed.slice(-2)) !== was) return null;
  const day = civil(Number(agreed.slice(0, 4)), Number(agreed.slice(5, 7)), date);
  if (day === null || day === agreed) return null;
  const when = whenOf(day, item.nextMinute, item.nextText);
  return { ...NOTHING, runs: [nextCommand(item.no, when, around)] };
}
