// Working time as people say it: 25分钟, 1小时20分, 7小时, 3个工作日 (of nine hours, 9:00–18:00).
const MINUTE_MS = 60_000;
const WORKING_DAY_HOURS = 9;

/** @param ms working time; nights and weekends are no part of it */
export function workedText(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 1) return "不到1分钟";
  if (minutes < 60) return `${minutes}分钟`;
  const hours = Math.floor(minutes / 60);
  if (hours < 4) return minutes % 60 === 0 ? `${hours}小时` : `${hours}小时${minutes % 60}分`;
  const whole = Math.round(minutes / 60);
  return whole < 3 * WORKING_DAY_HOURS
    ? `${whole}个工作小时`
    : `${Math.round(whole / WORKING_DAY_HOURS)}个工作日`;
}
