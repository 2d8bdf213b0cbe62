// An .xlsx: its sheets, the texts its cells share, and which of its formats show days (ECMA-376 18).
import type { Limits } from "./limits.ts";
import { showsDay } from "./number-cell.ts";
import { attribute, createXmlScan, type XmlHearer } from "./xml-scan.ts";
import { openZip, type Zip } from "./zip.ts";

export interface Workbook {
  readonly zip: Zip;
  /** Those that are shown, in their order, with the part each one is in. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly texts: readonly string[];
  /** By a cell's style: its number is a day. */
  readonly dayStyles: readonly boolean[];
  readonly from1904: boolean;
}

const HOME = "xl/workbook.xml";
const SMALL_BYTES = 16 * 1024 * 1024;

/** @throws FileProblem */
export async function openWorkbook(bytes: Uint8Array, limits: Limits): Promise<Workbook> {
  const zip = openZip(bytes);
  const named: { readonly id: string; readonly name: string; readonly isHidden: boolean }[] = [];
  let from1904 = false;
  await scan(
    zip,
    { part: HOME, mostBytes: SMALL_BYTES },
    {
      ...SILENT,
      open(name, attributes) {
        if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attribute(attributes, "date1904") ?? "");
        if (name === "sheet")
          named.push({
            id: attribute(attributes, "id") ?? "",
            name: attribute(attributes, "name") ?? "",
            isHidden: (attribute(attributes, "state") ?? "visible") !== "visible",
          });
      },
    },
  );
  const targets = await targetsOf(zip);
  const shown = named.filter(({ isHidden }) => !isHidden);
  const sheets = (shown.length === 0 ? named : shown)
    .map(({ id, name }) => ({ name, part: targets.get(id) ?? "" }))
    .filter(({ part }) => zip.has(part));
  return {
    zip,
    sheets,
    from1904,
    texts: await textsOf(zip, limits.sharedBytes),
    dayStyles: await dayStylesOf(zip),
  };
}

export const SILENT: XmlHearer = { open: () => undefined, close: () => undefined, text: () => undefined };

export async function scan(
  zip: Zip,
  { part, mostBytes }: { readonly part: string; readonly mostBytes: number },
  hearer: XmlHearer,
): Promise<void> {
  const decoder = new TextDecoder();
  const xml = createXmlScan(hearer);
  for await (const piece of zip.unpacked(part, mostBytes)) xml.push(decoder.decode(piece, { stream: true }));
}

async function targetsOf(zip: Zip): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  const part = "xl/_rels/workbook.xml.rels";
  if (!zip.has(part)) return targets;
  await scan(
    zip,
    { part, mostBytes: SMALL_BYTES },
    {
      ...SILENT,
      open(name, attributes) {
        const target = attribute(attributes, "Target") ?? "";
        if (name !== "Relationship") return;
        targets.set(
          attribute(attributes, "Id") ?? "",
          target.startsWith("/") ? target.slice(1) : `xl/${target}`,
        );
      },
    },
  );
  return targets;
}

/** One text may be in runs of several fonts; how it is pronounced (rPh) is no part of it. */
async function textsOf(zip: Zip, mostBytes: number): Promise<readonly string[]> {
  const texts: string[] = [];
  const part = "xl/sharedStrings.xml";
  if (!zip.has(part)) return texts;
  let text = "";
  let isText = false;
  let isPronounced = false;
  await scan(
    zip,
    { part, mostBytes },
    {
      open(name, _, isEmpty) {
        if (name === "si") text = "";
        if (name === "rPh") isPronounced = true;
        isText = name === "t" && !isEmpty;
      },
      close(name) {
        if (name === "rPh") isPronounced = false;
        if (name === "si") texts.push(text);
        isText = false;
      },
      text(piece) {
        if (isText && !isPronounced) text += piece;
      },
    },
  );
  return texts;
}

async function dayStylesOf(zip: Zip): Promise<readonly boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  const part = "xl/styles.xml";
  if (!zip.has(part)) return styles;
  let isOfCells = false;
  await scan(
    zip,
    { part, mostBytes: SMALL_BYTES },
    {
      ...SILENT,
      open(name, attributes) {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        if (name === "numFmt") codes.set(id, attribute(attributes, "formatCode") ?? "");
        if (name === "cellXfs") isOfCells = true;
        if (name === "xf" && isOfCells) styles.push(showsDay(id, codes.get(id)));
      },
      close(name) {
        if (name === "cellXfs") isOfCells = false;
      },
    },
  );
  return styles;
}
