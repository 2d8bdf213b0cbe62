// Medians, quantiles and trends of what was measured.

/** Of values in their order; 0 of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}

/** By least squares: so much more y for each x; 0 of a single point. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (part: 0 | 1) => points.reduce((sum, point) => sum + point[part], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (of: (x: number, y: number) => number) =>
    points.reduce((total, point) => total + of(point[0] - x, point[1] - y), 0);
  const spread = sum((dx) => dx * dx);
  return spread === 0 ? 0 : sum((dx, dy) => dx * dy) / spread;
}
