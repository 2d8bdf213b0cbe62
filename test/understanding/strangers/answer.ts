// What the bot's answer is, by its words: a question, an offer, or that nothing was understood.

export interface Answer {
  readonly text: string;
  readonly asks: boolean;
  readonly offers: boolean;
  readonly isLost: boolean;
}

export function answerOf(text: string): Answer {
  return {
    text,
    asks: /[?？]|哪个客户|说的是|差|是哪天|请写|回个日子|多少|哪一个|要说|我理解为/.test(text),
    offers: text.includes("我理解为"),
    isLost: text.includes("没看懂"),
  };
}

/** `a|b` is one of them. */
export function says({ text }: Answer, wanted: string): boolean {
  return wanted.split("|").some((one) => text.includes(one));
}
