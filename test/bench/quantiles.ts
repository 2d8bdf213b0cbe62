// What half, and ninety-nine of a hundred, stay below.
export function quantiles(times: number[]) {
  times.sort((a, b) => a - b);
  const of = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: of(0.5), p99: of(0.99), count: times.length };
}
