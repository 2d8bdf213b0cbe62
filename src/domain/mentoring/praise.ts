// 表扬: what a head said of a mentor in public, in their own name (rules.md 8, "Mentor"; article L41).

export interface Praise {
  readonly id: number;
  readonly no: number;
  /** In whose group it was posted. */
  readonly departmentId: number;
  readonly by: string;
  readonly at: number;
  /** The head's own words; null where the draft was sent as it was. */
  readonly text: string | null;
}
