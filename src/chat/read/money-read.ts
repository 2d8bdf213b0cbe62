// What reading an amount comes to: its fen, or a question with what is likely meant.
import type { Fen } from "../../domain/money.ts";

export type MoneyRead =
  | { readonly value: Fen; readonly start: number; readonly end: number }
  | {
      readonly ask: "amount-unclear" | "currency" | "amount-too-large";
      /** As typed, with the words that make it vague. */
      readonly words: string;
      /** What is likely meant, to be asked about; absent where nobody can tell. */
      readonly likely?: Fen;
      /** One amount with a word of doubt: good enough for an estimate. */
      readonly about?: true;
      readonly start: number;
      readonly end: number;
    };
