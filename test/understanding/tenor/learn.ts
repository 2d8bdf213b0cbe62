// Learns what a text's tenor is from sentences whose tenor is known: a multinomial logistic regression, the same each time.
export interface Example {
  readonly traces: readonly number[];
  /** Which class it is of. */
  readonly is: number;
}

/** How many there are of each. */
export interface Shape {
  readonly classes: number;
  readonly buckets: number;
}

export interface Learned {
  /** By bucket, then class: whole steps of STEP. */
  readonly weights: Int8Array;
  readonly step: number;
  readonly biases: readonly number[];
}

const ROUNDS = 12;
const RATE = 0.4;
/** What is met again keeps a little less of what was learned of it, so that no single sentence weighs much. */
const DECAY = 1e-4;
const MOST = 127;

export function learn(examples: readonly Example[], { classes, buckets }: Shape): Learned {
  const weights = new Float64Array(buckets * classes);
  const biases = new Float64Array(classes);
  const order = examples.map((_, index) => index);
  const below = dice();
  for (let round = 0; round < ROUNDS; round++) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = below(last + 1);
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    for (const index of order) {
      const example = examples[index];
      if (example !== undefined) step(example, RATE / (1 + 0.2 * round));
    }
  }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / MOST;
  return {
    weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)),
    step: scale,
    biases: [...biases],
  };

  function step({ traces, is }: Example, rate: number): void {
    const share = 1 / Math.sqrt(traces.length);
    const sums = Array.from(biases, (bias, at) =>
      traces.reduce((sum, trace) => sum + share * (weights[trace * classes + at] ?? 0), bias),
    );
    const most = Math.max(...sums);
    const odds = sums.map((sum) => Math.exp(sum - most));
    const all = odds.reduce((sum, one) => sum + one, 0);
    odds.forEach((one, at) => {
      const pull = rate * ((at === is ? 1 : 0) - one / all);
      biases[at] = (biases[at] ?? 0) + pull / 10;
      for (const trace of traces) {
        const place = trace * classes + at;
        weights[place] = (weights[place] ?? 0) * (1 - DECAY) + pull * share;
      }
    });
  }
}

/** How likely each class is, as tenor.ts reckons it. */
export function odds({ weights, step, biases }: Learned, traces: readonly number[]): readonly number[] {
  const share = step / Math.sqrt(traces.length);
  const sums = biases.map((bias, at) =>
    traces.reduce((sum, trace) => sum + share * (weights[trace * biases.length + at] ?? 0), bias),
  );
  const most = Math.max(...sums);
  const all = sums.reduce((sum, one) => sum + Math.exp(one - most), 0);
  return sums.map((one) => Math.exp(one - most) / all);
}

/** Whole numbers below a bound, the same ones each time. */
function dice(): (bound: number) => number {
  let seed = 1;
  return (bound) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * bound);
  };
}
