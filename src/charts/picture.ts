// Pictures as they are asked for: figures, and all words beside them as they are to be read. Plain values, so that they travel between processes.

export type Picture = ChangePicture | FunnelPicture | HeatmapPicture | PyramidPicture | TargetPicture;

interface Framed {
  /** One line. */
  readonly title: string;
  /** What of, and when; two lines at most. */
  readonly subtitle: string;
  /** What to know when reading it; three lines at most. */
  readonly footnote: string | null;
}

/** How many came to each stage, beside how long they stay in it. */
export interface FunnelPicture extends Framed {
  readonly kind: "funnel";
  /** What stands above the two halves. */
  readonly heads: { readonly funnel: string; readonly dwell: string };
  /** In the order of the stages. */
  readonly rows: readonly FunnelRow[];
}

export interface FunnelRow {
  readonly label: string;
  readonly count: number;
  readonly countText: string;
  readonly amountText: string;
  /** How many went on; null in the last stage, or where it is not known. */
  readonly conversionText: string | null;
  /** Null where too few are known. */
  readonly median: Span | null;
  /** By when eight of ten have left. */
  readonly p80: Span | null;
  /** Of how many the times are. */
  readonly sampleText: string;
  /** A word on the stage that is stuck; null for the others. */
  readonly flag: string | null;
}

/** A time, in days. */
export interface Span {
  readonly days: number;
  /** Longer than that: so many are still in it that nobody knows by how much. */
  readonly isMore: boolean;
  readonly text: string;
}

/** A figure for everybody in every stage. */
export interface HeatmapPicture extends Framed {
  readonly kind: "heatmap";
  readonly columns: readonly string[];
  readonly rows: readonly HeatmapRow[];
  /** What little and much mean. */
  readonly legend: { readonly low: string; readonly high: string; readonly hidden: string };
}

export interface HeatmapRow {
  readonly label: string;
  /** One a column; null where too few are known to say anything. */
  readonly cells: readonly (HeatmapCell | null)[];
}

export interface HeatmapCell {
  readonly value: number;
  readonly text: string;
  /** Smaller, below it. */
  readonly below?: string;
}

/** Tiers from the top down: how many to the left of the middle, how much to the right, so that its shape is seen. */
export interface PyramidPicture extends Framed {
  readonly kind: "pyramid";
  /** What stands above the two sides. */
  readonly heads: { readonly count: string; readonly amount: string };
  readonly tiers: readonly Tier[];
}

export interface Tier {
  readonly label: string;
  readonly count: Part;
  readonly amount: Part;
}

/** Of the whole. */
export interface Part {
  /** As `25个`. */
  readonly text: string;
  /** Between 0 and 1. */
  readonly share: number;
  readonly shareText: string;
}

/** What was to be reached, what is there, what is expected: one row for what is signed, one for what is paid. */
export interface TargetPicture extends Framed {
  readonly kind: "target";
  readonly rows: readonly TargetRow[];
}

export interface TargetRow {
  readonly label: string;
  /** How far it is, as `62%`; null where there is no target. */
  readonly reachedText: string | null;
  readonly booked: Amount;
  /** Null where none is set. */
  readonly target: Amount | null;
  /** Null where too little is known. */
  readonly forecast: Forecast | null;
}

/** `value` in any unit that the row keeps to; `text` as `已签 ¥62万`. */
export interface Amount {
  readonly value: number;
  readonly text: string;
}

export interface Forecast {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly text: string;
}

/** What happened and what would have happened, a row a department. */
export interface ChangePicture extends Framed {
  readonly kind: "change";
  readonly heads: { readonly before: string; readonly after: string };
  readonly rows: readonly ChangeRow[];
}

export interface ChangeRow {
  readonly label: string;
  /** `text` as `12个`. */
  readonly before: Amount;
  readonly after: Amount;
}
