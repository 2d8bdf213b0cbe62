// The sample (示例数据) of a smart sheet that takes data from outside, as somebody pasted it (wecom.md 4.14).
import { fits, type Shape, type SheetColumn, type SheetField } from "../../domain/sheet/sheet.ts";
import { readSheetTitle } from "./sheet-titles.ts";

export type Sample =
  | { readonly kind: "columns"; readonly columns: readonly SheetColumn[] }
  /** No JSON at all; half of one; one that names no columns. */
  | { readonly kind: "none" | "broken" | "no-columns" };

const MOST_COLUMNS = 200;
const LONGEST_TITLE = 60;

/** Whatever stands around it, a line of words or a fence, is left alone. */
export function readSample(text: string): Sample {
  const start = text.indexOf("{");
  if (start < 0) return { kind: "none" };
  const end = text.lastIndexOf("}");
  const json = text.slice(start, end < start ? undefined : end + 1);
  const sample = parsed(json) ?? parsed(json.replace(/[\u201c\u201d]/g, '"').replace(/\u00a0/g, " "));
  if (sample === null) return { kind: "broken" };
  const columns = columnsIn(sample);
  return columns.length === 0 ? { kind: "no-columns" } : { kind: "columns", columns: mapped(columns) };
}

interface Found {
  readonly fieldId: string;
  readonly title: string;
  /** Null for a column that takes nothing of ours: a picture, a box to tick. */
  readonly shape: Shape | null;
}

/** Each of our fields once, in the first column that is called so and can show it. */
function mapped(columns: readonly Found[]): readonly SheetColumn[] {
  const taken = new Set<SheetField>();
  return columns.map(({ fieldId, title, shape }) => {
    const meant = shape === null ? null : readSheetTitle(title);
    const field = meant !== null && shape !== null && fits(meant, shape) && !taken.has(meant) ? meant : null;
    if (field !== null) taken.add(field);
    return { fieldId, title, shape: shape ?? "text", field };
  });
}

/** By `schema`, of titles alone or with their types; without one, by the keys of the sample's row. */
function columnsIn(sample: Readonly<Record<string, unknown>>): readonly Found[] {
  const values = objectOf(listOf(sample["add_records"] ?? sample["records"])[0]);
  const row = objectOf(values["values"]);
  const schema = objectOf(sample["schema"]);
  const named =
    Object.keys(schema).length > 0 ? schema : Object.fromEntries(Object.keys(row).map((id) => [id, id]));
  return Object.entries(named)
    .slice(0, MOST_COLUMNS)
    .flatMap(([fieldId, said]) => {
      const { title, name, type } = objectOf(said);
      const called = textOf(said) || textOf(title) || textOf(name);
      if (called === "") return [];
      const shape = shapeOf(row[fieldId] ?? row[called], textOf(type));
      return [{ fieldId, title: [...called].slice(0, LONGEST_TITLE).join(""), shape }];
    });
}

/** The form of its sample; a type, where one is told, decides what the form leaves open. */
function shapeOf(value: unknown, type: string): Shape | null {
  const byValue = formOf(value);
  if (type === "") return byValue;
  const [, byType] = TYPES.find(([pattern]) => pattern.test(type)) ?? [null, null];
  if (byType !== "text") return byType;
  return byValue === "plain" || byValue === "list" ? byValue : "text";
}

const TYPES: readonly (readonly [RegExp, Shape])[] = [
  [/select|option/i, "choice"],
  [/date|time/i, "date"],
  [/number|currency|percent/i, "number"],
  [/user|member/i, "member"],
  [/url|link/i, "link"],
  [/text/i, "text"],
];

/** Milliseconds since 1970, as a text. */
const MILLISECONDS = /^\d{12,14}$/;

function formOf(value: unknown): Shape | null {
  if (value === undefined || value === null) return "text";
  if (typeof value === "number") return "number";
  if (typeof value === "string") return MILLISECONDS.test(value) ? "date" : "plain";
  if (!Array.isArray(value)) return null;
  if (value.length === 0) return "list";
  const piece = objectOf(value[0]);
  if ("user_id" in piece) return "member";
  if ("link" in piece) return "link";
  if (piece["type"] === "text") return "text";
  return "text" in piece ? "list" : null;
}

function parsed(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
