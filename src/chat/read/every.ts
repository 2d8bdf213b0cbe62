// 每周五下午: said of many days, of which one is heard; "" of anything else.

/** The text without the word that asks for more than once, and whether it stood there. */
export function withoutEvery(text: string): { readonly text: string; readonly isEvery: boolean } {
  const once = text.replace(EVERY, "");
  return { text: once, isEvery: once !== text };
}

const EVERY = /每个?(?=\s|周|星期|礼拜|月|天|日|早|晚)|每隔[^,，;；。\s]{1,3}天/u;
