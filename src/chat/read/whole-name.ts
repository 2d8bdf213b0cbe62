// Where a customer's name ends that goes on over spaces and marks: 跟进 Siemens Ltd., China 客户要比价.
import type { ItemReferenceRead } from "./item-reference.ts";
import { spelled } from "./simplified.ts";

/** The reference with as much of a name as the text says; `names` are those that hold its first word. */
export function withWholeName(
  read: ItemReferenceRead,
  text: string,
  names: readonly string[],
): ItemReferenceRead {
  const from = text.length - text.replace(/^[\s,，:：、]+/, "").length;
  const said = spelled(text.slice(from)).toLowerCase();
  const length = Math.max(0, ...names.map((name) => lengthSaid(said, spelled(name).toLowerCase())));
  if (read.reference.kind !== "name" || length <= read.reference.name.length) return read;
  const rest = text.slice(from + length).replace(/^[\s,，:：、.。]+/, "");
  return { reference: { kind: "name", name: text.slice(from, from + length) }, before: "", rest };
}

/** How much of a name a text begins with, to the end of a word in both. */
function lengthSaid(said: string, name: string): number {
  let length = 0;
  while (length < name.length && said.charAt(length) === name.charAt(length)) length++;
  const isBorder = () =>
    /^[\s,.]?$/.test(name.charAt(length)) &&
    !/[\s,]/.test(name.charAt(length - 1)) &&
    !/^[a-z0-9]{2}$/.test(said.slice(length - 1, length + 1));
  while (length > 0 && !isBorder()) length--;
  return length;
}
