// What became of a message that was handed to WeCom, in the words of the pusher.

/** What became of a message; or nothing has, because its receiver has had enough for now. */
export type Tried = Delivered | { readonly outcome: "paced"; readonly waitMs: number };

export type Delivered =
  /** With the code that changes the card that was sent. */
  | { readonly outcome: "sent"; readonly responseCode?: string }
  | {
      readonly outcome: "retry";
      readonly pauseMs: number;
      /** However often it was tried, it waits no longer. */
      readonly mostPauseMs?: number;
      readonly error: string;
      /** Nobody knows whether it arrived. */
      readonly unclear?: true;
      /** Only this receiver is refused; the way out works for others. */
      readonly alone?: true;
      readonly trouble?: Trouble;
    }
  | { readonly outcome: "failed"; readonly error: string; readonly trouble?: Trouble };

/** What an admin has to mend: the group's address, a receiver who is gone or never spoke to the bot, the app's rights or secret. */
export type Trouble =
  | "group"
  | "receiver"
  | "silent"
  | "app"
  /** WeCom does not take what is said: nobody mends it by trying again. */
  | "words";
