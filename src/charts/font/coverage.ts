// Which characters a font holds: its `cmap` read (OpenType 1.9, "cmap", formats 4 and 12).

const FORMATS = [12, 4];

/** Code points that have a glyph of their own. @throws Error for what is no font, or has neither format */
export function coverageOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableAt(font, "cmap");
  const found = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    const at = cmap + font.readUInt32BE(cmap + 8 + index * 8);
    return { at, format: font.readUInt16BE(at) };
  });
  for (const format of FORMATS) {
    const one = found.find((each) => each.format === format);
    if (one !== undefined) return new Set(format === 12 ? groups(font, one.at) : segments(font, one.at));
  }
  throw new Error("the font has no table of characters in a format that is read here");
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16; at += 16)
    if (font.toString("latin1", at, at + 4) === tag) return font.readUInt32BE(at + 8);
  throw new Error(`the font has no table ${tag}`);
}

function* groups(font: Buffer, at: number): Generator<number> {
  const count = font.readUInt32BE(at + 12);
  for (let group = at + 16; group < at + 16 + count * 12; group += 12) {
    const glyph = font.readUInt32BE(group + 8);
    const [first, last] = [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
    for (let code = first; code <= last; code++) if (glyph + code - first !== 0) yield code;
  }
}

function* segments(font: Buffer, at: number): Generator<number> {
  const size = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + size + 2;
  for (let index = 0; index < size; index += 2) {
    const [last, first] = [font.readUInt16BE(ends + index), font.readUInt16BE(starts + index)];
    const delta = font.readUInt16BE(starts + size + index);
    const offsetAt = starts + size * 2 + index;
    const offset = font.readUInt16BE(offsetAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph =
        offset === 0 ? code + delta : glyphAt(font, { at: offsetAt + offset + (code - first) * 2, delta });
      if ((glyph & 0xffff) !== 0) yield code;
    }
  }
}

function glyphAt(font: Buffer, { at, delta }: { readonly at: number; readonly delta: number }): number {
  const glyph = font.readUInt16BE(at);
  return glyph === 0 ? 0 : glyph + delta;
}
