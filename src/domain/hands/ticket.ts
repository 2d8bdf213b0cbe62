// 求助: what a customer needs that its owner cannot give; or what is unusual about a department's figures. Answered by who
// arranges it (rules.md 11).

export interface Ticket {
  readonly id: number;
  /** The item's; null where it is about figures (src/domain/insight/anomaly.ts). */
  readonly no: number | null;
  /** Nobody's id where the clock asks. */
  readonly by: string;
  readonly at: number;
  /** Who was told of it; null where nobody has kept that. */
  readonly askedId: string | null;
  /** What is needed, as typed; of figures nothing. */
  readonly text: string;
  /** Who comes and when, as typed. */
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
}

export interface ItemTicket extends Ticket {
  readonly no: number;
}
