// A customer in WeChat whom a member added, or who added a member: where they came from and what became of it (wecom.md 6).

/** What WeCom tells of a customer in WeChat; ids as they were sent. */
export interface CustomerEvent {
  readonly kind:
    | "added"
    /** By the customer, before the member has confirmed it. */
    | "half-added"
    | "deleted-by-member"
    | "deleted-by-customer"
    /** 获客助手: the link was opened, a request sent; often nobody is named. */
    | "opened"
    | "requested"
    /** The customer's first message to the member; and a later one. */
    | "wrote"
    | "wrote-again";
  readonly memberId: string;
  readonly externalUserId: string;
  /** The channel, as 渠道码 has it, or as somebody named it elsewhere; "" for none. */
  readonly state: string;
  readonly linkId: string;
  /** Good once, for 20 seconds; "" where there is none. */
  readonly welcomeCode: string;
}

/** Two who know each other in WeChat: one row a pair. */
export interface WechatContact {
  readonly id: number;
  readonly externalUserId: string;
  readonly memberId: string;
  /** The channel; null for none. */
  readonly state: string | null;
  readonly addedAt: number;
  /** What the customer's own card says has been read, and the lead made of it, or found. */
  readonly takenAt: number | null;
  readonly customerId: number | null;
  readonly no: number | null;
  /** When the customer wrote for the first time; null where nothing tells. */
  readonly wroteAt: number | null;
  readonly deletedAt: number | null;
  readonly deletedBy: "member" | "customer" | null;
  readonly version: number;
}

/** What a channel saw before anybody was named. */
export interface ChannelHit {
  readonly id: number;
  readonly state: string;
  readonly linkId: string;
  readonly kind: "opened" | "requested";
  readonly at: number;
}

/** Whether both are named: only then a lead can be made, and a clock begun. */
export function namesBoth({ memberId, externalUserId }: CustomerEvent): boolean {
  return memberId !== "" && externalUserId !== "";
}

/** Whoever was added, asked to be, or wrote is a possible customer. */
export function bringsLead({ kind }: Pick<CustomerEvent, "kind">): boolean {
  return kind === "added" || kind === "half-added" || kind === "requested" || kind === "wrote";
}
