// 渠道码: a code that customers scan, and the channel they come by (wecom.md 6.2, add_contact_way).

export interface Channel {
  readonly id: number;
  /** What an event names it by; what the code was asked for with. */
  readonly state: string;
  readonly by: string;
  readonly createdAt: number;
  /** WeCom's; null until it has made the code. The console does not show it. */
  readonly configId: string | null;
  /** The address of the picture. */
  readonly qrCode: string | null;
  /** How often WeCom was asked in vain; and why it never will; null while it may. */
  readonly tries: number;
  readonly error: string | null;
  readonly version: number;
}

/** Whom the code leads to. */
export interface ChannelMember {
  readonly channelId: number;
  readonly memberId: string;
}

/** What a channel has brought. */
export interface ChannelYield {
  readonly state: string;
  readonly opened: number;
  readonly requested: number;
  readonly added: number;
  readonly leads: number;
  readonly opportunities: number;
  readonly won: number;
}

/** WeCom takes no more characters in a state, nor members of a code. */
export const LONGEST_STATE = 30;
export const MOST_MEMBERS = 100;
/** A code that WeCom did not make by then is given up. */
export const MOST_TRIES = 20;
