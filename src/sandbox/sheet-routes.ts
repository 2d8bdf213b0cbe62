// The page's look at the smart sheet: its address and sample to copy, its rows, and a row taken out by hand.
import { bodyParser } from "@koa/bodyparser";
import type Router from "@koa/router";
import { fieldsOf, textOf } from "./api-answer.ts";
import { type Company, findMember } from "./company.ts";
import { type SheetField, type Sheets, sampleOf } from "./sheets.ts";

interface Parts {
  readonly company: Company;
  readonly sheets: Sheets;
  /** Where its rows come in, as one copies it. */
  readonly sheetAddress: () => string;
}

export function addSheetRoutes(router: Router, { company, sheets, sheetAddress }: Parts): void {
  const body = bodyParser({ enableTypes: ["json"], jsonLimit: "64kb" });

  router.get("/api/sheet", (ctx) => {
    const { sheet } = sheets;
    ctx.body = {
      name: sheet.name,
      address: sheetAddress(),
      sample: JSON.stringify(sampleOf(sheet)),
      fields: sheet.fields.map(({ title, type }) => ({ title, type })),
      rows: sheets.records().map(({ id, values }) => ({
        id,
        cells: sheet.fields.map((field) => shown(values[field.id], field)),
      })),
    };
  });

  router.post("/api/sheet/remove", body, (ctx) => {
    sheets.remove(textOf(fieldsOf(ctx.request.body)["row"]));
    ctx.status = 204;
  });

  /** Of a date its milliseconds, of a member the name. */
  function shown(value: unknown, { type }: SheetField): { readonly text: string; readonly link?: string } {
    if (!Array.isArray(value)) return { text: value === undefined || value === null ? "" : String(value) };
    const pieces = value.map(fieldsOf);
    const texts = pieces.map((piece) => {
      const userId = textOf(piece["user_id"]);
      return type === "member" ? (findMember(company, userId)?.name ?? userId) : textOf(piece["text"]);
    });
    const link = textOf(pieces[0]?.["link"]);
    return { text: texts.join("、"), ...(link === "" ? {} : { link }) };
  }
}
