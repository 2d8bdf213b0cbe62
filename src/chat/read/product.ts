// 产品 MES 灯塔 · 产品 MES 改名 MES云 · 产品 MES 又名 制造执行 · 产品 MES 停用: what is said about a product.
import type { ProductKind } from "../../domain/value/products.ts";
import { spelled } from "./simplified.ts";

export type ProductRead =
  | { readonly act: "list" }
  | { readonly act: "show"; readonly name: string }
  | { readonly act: "retire" | "revive"; readonly name: string }
  | { readonly act: "set"; readonly name: string; readonly kind: ProductKind }
  | { readonly act: "rename" | "alias"; readonly name: string; readonly other: string };

const KIND = /^(.+?)[\s,:]*(?:是|设为|算|标)?\s*(灯塔|基石)(?:型|类|产品)*$/u;
const RENAME = /^(.+?)\s*(?:改名|更名|改叫|改称|改成)[为叫成]?[\s,:]*(.+)$/u;
const ALIAS = /^(.+?)\s*(?:又名|也叫|又叫|别名|也称|简称)[\s,:]*(.+)$/u;
const RETIRE = /^(?:停用|下架|停售)\s*(.+)$|^(.+?)\s*(?:停用|下架|停售|不卖|不做)了?$/u;
const REVIVE = /^(?:启用|恢复|上架)\s*(.+)$|^(.+?)\s*(?:启用|恢复|重新?上架|重新启用)$/u;

export function readProduct(text: string): ProductRead {
  const said = spelled(text).normalize("NFKC").trim();
  if (/^(?:列表|清单|目录|有哪些)?$/u.test(said)) return { act: "list" };
  const [, named, kind] = KIND.exec(said) ?? [];
  if (named !== undefined)
    return { act: "set", name: tidy(named), kind: kind === "灯塔" ? "lighthouse" : "cornerstone" };
  const [, renamed, next] = RENAME.exec(said) ?? [];
  if (renamed !== undefined && next !== undefined)
    return { act: "rename", name: tidy(renamed), other: tidy(next) };
  const [, called, also] = ALIAS.exec(said) ?? [];
  if (called !== undefined && also !== undefined)
    return { act: "alias", name: tidy(called), other: tidy(also) };
  const retired = RETIRE.exec(said);
  if (retired !== null) return { act: "retire", name: tidy(retired[1] ?? retired[2] ?? "") };
  const revived = REVIVE.exec(said);
  if (revived !== null) return { act: "revive", name: tidy(revived[1] ?? revived[2] ?? "") };
  return { act: "show", name: tidy(said) };
}

function tidy(words: string): string {
  return words.replace(/^[\s,:「『"']+|[\s,:」』"']+$/gu, "");
}
