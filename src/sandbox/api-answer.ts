// An answer of WeCom's server API: always HTTP 200 with errcode and errmsg (wecom.md 4.0).

export type Fields = Readonly<Record<string, unknown>>;

export type ApiAnswer = Fields & { readonly errcode: number; readonly errmsg: string };

export function ok(fields: Fields = {}): ApiAnswer {
  return { errcode: 0, errmsg: "ok", ...fields };
}

/** The real texts carry a hint id and the caller's address, so nobody can match on them. */
export function failed(errcode: number, what: string): ApiAnswer {
  return { errcode, errmsg: `${what}, hint: [sandbox], from ip: 127.0.0.1` };
}

/** The fields of a JSON object; anything else has none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A text field; anything else is empty. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A list of texts; anything else is empty. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
