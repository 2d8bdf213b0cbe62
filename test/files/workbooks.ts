// Workbooks as other programs write them: shared texts, formats of days, formulas, merged cells, several sheets.
import { zipped } from "../../src/files/zip-out.ts";

/** A cell as it stands in the sheet's XML, or a text to be shared. */
export type MessyCell = string | { readonly xml: string } | null;

export interface MessySheet {
  readonly rows: readonly (readonly MessyCell[])[];
  readonly merged?: readonly string[];
  readonly isHidden?: boolean;
  readonly name?: string;
}

/** Style 1 shows days, style 2 the day of a format of its own. */
export async function workbook(...sheets: readonly MessySheet[]): Promise<Buffer> {
  const texts: string[] = [];
  const shared = (text: string): number => {
    const known = texts.indexOf(text);
    return known >= 0 ? known : texts.push(text) - 1;
  };
  const parts = sheets.map(({ rows, merged = [] }, at) => {
    const lines = rows.map((cells, row) => {
      const written = cells.map((cell, column) => {
        const place = `${String.fromCharCode(65 + column)}${row + 1}`;
        if (cell === null) return "";
        if (typeof cell === "string") return `<c r="${place}" t="s"><v>${shared(cell)}</v></c>`;
        return cell.xml.replace("<c", `<c r="${place}"`);
      });
      return `<row r="${row + 1}">${written.join("")}</row>`;
    });
    const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
    return [
      `xl/worksheets/sheet${at + 1}.xml`,
      [
        `<x:worksheet xmlns:x="m"><x:sheetData>${lines.join("")}</x:sheetData><mergeCells>${ranges}</mergeCells></x:worksheet>`,
      ],
    ] as const;
  });
  const named = sheets.map(
    ({ isHidden, name }, at) =>
      `<sheet name="${name ?? `表${at + 1}`}" ${isHidden ? 'state="hidden" ' : ""}sheetId="${at + 1}" r:id="r${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return zipped([
    ["xl/workbook.xml", [`<workbook><sheets>${named.join("")}</sheets></workbook>`]],
    ["xl/_rels/workbook.xml.rels", [`<Relationships>${relations.join("")}</Relationships>`]],
    [
      "xl/styles.xml",
      [
        '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>',
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>',
      ],
    ],
    ["xl/sharedStrings.xml", [`<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`]],
    ...parts,
  ]);
}
