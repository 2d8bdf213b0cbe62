// When two names may be one customer: equal ones stop and ask, near ones add a line, digits that differ part (rules.md 4).

/** A company's name taken apart. Words are in one spelling: half width, simplified, lower case. */
export interface CompanyName {
  /** Codes of the administrative division it is registered in (`3205`), several where the word is ambiguous. */
  readonly places: readonly string[];
  /** The country or a region of it: fits every place. */
  readonly isWide: boolean;
  /** The place in words, without its kind; empty where none is said. */
  readonly placeWords: string;
  /** What tells it from others of its trade. */
  readonly core: string;
  /** How the core sounds, without tones. */
  readonly sound: string;
  /** Means nobody without its place: a trade and a place, an office, a numbered school. */
  readonly isWhole: boolean;
  /** What it does, word by word. */
  readonly trades: readonly string[];
  /** The families of trades that those words belong to; empty where they tell nothing. */
  readonly families: readonly string[];
  readonly form: Form;
  /** The branch's own words; empty for the company itself. */
  readonly branch: string;
  /** Ordinals and digits, in order. */
  readonly numbers: readonly string[];
  /** Written out from an abbreviation that may mean another one, too. */
  readonly isShort: boolean;
}

/** What kind of body it is; kinds of limited companies are one, because a company changes between them. */
export type Form = "company" | "group" | "factory" | "shop" | "partnership" | "cooperative";

/** Why two names are near. */
export type Nearness =
  | "place-left-out"
  | "place-within"
  | "trade-near"
  | "form-differs"
  | "branch"
  | "sounds-alike"
  | "shortened";

export type Likeness =
  | { readonly grade: "same" }
  | { readonly grade: "near"; readonly because: Nearness }
  | { readonly grade: "different" };

const SAME: Likeness = { grade: "same" };
const DIFFERENT: Likeness = { grade: "different" };
const near = (because: Nearness): Likeness => ({ grade: "near", because });

/** What stops at every door: all of a name but its legal form. */
export function nameKeyOf(name: CompanyName): string {
  const form = name.form === "company" ? "" : `·${name.form}`;
  const branch = name.branch === "" ? "" : `·${name.branch}`;
  const short = name.isShort ? "·short" : "";
  return `${name.isWhole ? "" : name.placeWords}${name.core}${name.trades.join("")}${form}${branch}${short}`;
}

/** Whether two names may mean one customer. Symmetric. */
export function likeness(a: CompanyName, b: CompanyName): Likeness {
  if (a.core === "" || b.core === "") return DIFFERENT;
  if (a.numbers.join() !== b.numbers.join()) return DIFFERENT;
  if (a.branch !== "" && b.branch !== "" && a.branch !== b.branch) return DIFFERENT;
  if (nameKeyOf(a) === nameKeyOf(b)) return SAME;
  const core = coreRelation(a, b);
  const place = a.isWhole && b.isWhole ? "same" : placeRelation(a, b);
  const trade = tradeRelation(a, b);
  if (core === "other" || place === "other" || trade === "other") return DIFFERENT;
  if (core !== "same" && !mayBeSlip(a, b, { core, place })) return DIFFERENT;
  if (a.isWhole !== b.isWhole && core !== "same") return DIFFERENT;
  if (core === "alike") return near("sounds-alike");
  if (core === "begins" || a.isShort !== b.isShort) return near("shortened");
  if (a.branch !== b.branch) return near("branch");
  if (place === "left-out") return near("place-left-out");
  if (place === "within") return near("place-within");
  return trade === "same" ? near("form-differs") : near("trade-near");
}

type CoreRelation = "same" | "alike" | "begins" | "other";
type PlaceRelation = "same" | "within" | "left-out" | "other";

function coreRelation(a: CompanyName, b: CompanyName): CoreRelation {
  if (a.core === b.core) return "same";
  if (a.sound === b.sound) return "alike";
  if (isLatin(a) || isLatin(b)) return "other";
  const [short, long] = a.core.length < b.core.length ? [a.core, b.core] : [b.core, a.core];
  return short.length >= 2 && long.length - short.length >= 2 && long.startsWith(short) ? "begins" : "other";
}

/**
 * Two characters that merely sound like two others are many companies: then the place has to be said, and be the same.
 * Letters beside characters are no slip but the name in another language.
 */
function mayBeSlip(
  a: CompanyName,
  b: CompanyName,
  { core, place }: { readonly core: CoreRelation; readonly place: PlaceRelation },
): boolean {
  if (a.isWhole !== b.isWhole) return false;
  if (core === "begins") return !a.isWhole;
  if (isLatin(a) !== isLatin(b)) return true;
  const shortest = Math.min(a.core.length, b.core.length);
  return shortest > 2 || place === "same" || place === "within";
}

function isLatin({ core }: CompanyName): boolean {
  return /^[\p{Script=Latin}\d&]+$/u.test(core);
}

function placeRelation(a: CompanyName, b: CompanyName): PlaceRelation {
  const hasA = a.places.length > 0 || a.placeWords !== "";
  const hasB = b.places.length > 0 || b.placeWords !== "";
  if (!hasA && !hasB) return "same";
  if (a.placeWords === b.placeWords) return "same";
  if (!hasA || !hasB) return "left-out";
  if (a.isWide || b.isWide) return "within";
  const isWithin = a.places.some((one) => b.places.some((two) => one.startsWith(two) || two.startsWith(one)));
  return isWithin ? "within" : "other";
}

function tradeRelation(a: CompanyName, b: CompanyName): "same" | "near" | "other" {
  if (a.trades.join("") === b.trades.join("")) return "same";
  if (a.families.length === 0 || b.families.length === 0) return "near";
  return a.families.some((family) => b.families.includes(family)) ? "near" : "other";
}

/** What a name is found by: equal keys, and what near ones have in common. */
export interface NameKeys {
  /** As typed. */
  readonly name: string;
  readonly nameKey: string;
  readonly core: string;
  readonly sound: string;
  /** The first two characters of the core, which may go on: 字节 of 字节跳动. Empty where nothing goes on. */
  readonly opening: string;
  /** The one code of its place; empty where there is none, or several. */
  readonly place: string;
}

export function nameKeysOf(name: string, taken: CompanyName): NameKeys {
  const [place = "", ...others] = taken.places;
  return {
    name,
    nameKey: nameKeyOf(taken),
    core: taken.core,
    sound: taken.sound,
    opening: taken.isWhole || isLatin(taken) ? "" : taken.core.slice(0, 2),
    place: others.length > 0 || taken.isWhole ? "" : place,
  };
}
