// 求助: what a customer needs that its owner cannot give; answered by who arranges it (rules.md 11).

export interface Ticket {
  readonly id: number;
  readonly no: number;
  readonly by: string;
  readonly at: number;
  /** What is needed, as typed. */
  readonly text: string;
  /** Who comes and when, as typed. */
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
}
