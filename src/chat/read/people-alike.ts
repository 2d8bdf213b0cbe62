// Whoever is called by a title, alike whoever it is: what is learned of 陈总 holds of 汤总.
import { sifted } from "./signs.ts";

/** 陈总, 老沈, 李厂长: somebody at the customer's. */
const PERSON = sifted(
  /老(?=\p{Script=Han})(?![板师家公婆实是])\p{Script=Han}|\p{Script=Han}(?:总(?!共|价|额|部|算|体|计|是)|工(?!程|厂|作|期|艺|地|资|单|人)|经理|主任|厂长|部长|科长|处长|院长|所长|姐|哥|董(?!事会))/gu,
);
const PERSON_SIGN = "\ue004";

export function peopleAlike(text: string): string {
  return PERSON.replaced(text, PERSON_SIGN);
}
