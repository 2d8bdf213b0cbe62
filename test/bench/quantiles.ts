// What half, and ninety-nine of a hundred, stay below.
import { quantile } from "./figures.ts";

export function quantiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), count: times.length };
}
