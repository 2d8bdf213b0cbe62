// A list of deals that were won elsewhere, with the day of the first contact: what a cadence is proposed from.
import { addDays, type Day } from "../../src/domain/day.ts";

const SIGNED: Day = "2026-02-27";

/** One row a deal: 张三's, each so many days from the first contact to the contract. */
export function wonList(cycleDays: readonly number[], owner = "张三"): string {
  const rows = cycleDays.map((days, at) => {
    const name = `${owner === "张三" ? "杭州" : "苏州"}${"甲乙丙丁戊己庚辛壬癸".charAt(at % 10)}${"天地人和海山"[Math.floor(at / 10)]}星机电`;
    const phone = `1${owner === "张三" ? 35 : 36}0000${String(1000 + at)}`;
    return `${name},王磊,${phone},${owner},已成交,${addDays(SIGNED, -days)},${SIGNED},20万`;
  });
  return ["客户名称,联系人,手机,负责人,阶段,创建时间,签约日期,合同金额", ...rows].join("\n");
}
