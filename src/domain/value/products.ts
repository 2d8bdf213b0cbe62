// What we offer: 灯塔型 for the future or 基石型 for the cash of today; and which of it a need speaks of (rules.md 4; article L29).
import { RuleError } from "../rule-error.ts";

export type ProductKind = "lighthouse" | "cornerstone";

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly kind: ProductKind;
  readonly by: string;
  readonly createdAt: number;
  /** Not offered any more; what asked for it still shows it. */
  readonly retiredAt: number | null;
  readonly version: number;
}

/** A name it is called by: its own, one from before, or another one people say. */
export interface ProductName {
  /** Equal for names that nobody tells apart; two products never share one. */
  readonly nameKey: string;
  readonly productId: number;
  readonly name: string;
}

const LONGEST = 30;
const SHORTEST = 2;

/** @throws RuleError for what could stand in any sentence, or is none */
export function productKey(name: string): string {
  const key = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]/gu, "");
  if ([...key].length < SHORTEST || [...key].length > LONGEST)
    throw new RuleError("product-name", { name, least: SHORTEST, most: LONGEST });
  return key;
}

export type ProductsIn = (text: string | null) => readonly number[];

/**
 * Finds products by their names in words of any kind: of several that begin at one place the longest, Latin ones only as
 * whole words, each product once, in the order in which they are named. Made once for a catalogue.
 */
export function createProductsIn(names: readonly Pick<ProductName, "nameKey" | "productId">[]): ProductsIn {
  if (names.length === 0) return () => [];
  const ids = new Map(names.map(({ nameKey, productId }) => [nameKey, productId]));
  const patterns = [...ids.keys()].sort((a, b) => b.length - a.length).map(patternOf);
  const any = new RegExp(patterns.join("|"), "gu");
  return (text) => {
    const found = [...(text ?? "").normalize("NFKC").toLowerCase().matchAll(any)].map(([words]) =>
      ids.get(words.replace(/[^\p{L}\p{N}+#]/gu, "")),
    );
    return [...new Set(found)].filter((id) => id !== undefined);
  };
}

/** Spaces, dashes and dots inside a name are how one writes it. */
function patternOf(nameKey: string): string {
  const characters = [...nameKey].map((character) => character.replace(/[+#]/, "\\$&"));
  const words = characters.join("[\\s\\-_.·]*");
  const first = /^[a-z0-9]/.test(nameKey) ? "(?<![a-z0-9])" : "";
  const last = /[a-z0-9]$/.test(nameKey) ? "(?![a-z0-9])" : "";
  return `${first}${words}${last}`;
}
