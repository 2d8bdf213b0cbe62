// Pictures as they are read on a phone: every word in its place, none over another, each figure to be seen.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measure, sheetOf, toPng } from "../../src/charts/drawing.ts";
import { COLOUR, contrast, inkOn, STEPS } from "../../src/charts/palette.ts";
import type { Picture } from "../../src/charts/picture.ts";
import type { RectShape, Sheet, TextShape } from "../../src/charts/shapes.ts";
import { svgOf } from "../../src/charts/svg.ts";
import { EXAMPLES, emptyFunnel, funnel, heatmap, pyramid, target } from "./examples.ts";

const textsOf = ({ shapes }: Sheet): readonly TextShape[] =>
  shapes.filter((one): one is TextShape => one.kind === "text" && one.text !== "");
const rectsOf = ({ shapes }: Sheet): readonly RectShape[] =>
  shapes.filter((one): one is RectShape => one.kind === "rect");
const said = (picture: Picture): readonly string[] => textsOf(sheetOf(picture)).map(({ text }) => text);

interface Area {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
function areaOf({ text, x, y, size, align }: TextShape): Area {
  const width = measure(text, size);
  const left = align === "left" ? x : align === "right" ? x - width : x - width / 2;
  return { text, left, right: left + width, top: y - size / 2, bottom: y + size / 2 };
}
/** What stands over something else, or outside the paper. */
function misplaced(sheet: Sheet): readonly string[] {
  const areas = textsOf(sheet).map(areaOf);
  const outside = areas.filter(
    ({ left, right, top, bottom }) =>
      left < 0 || top < 0 || right > sheet.width + 0.5 || bottom > sheet.height,
  );
  const over = areas.flatMap((one, index) =>
    areas
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `${one.text} × ${other.text}`),
  );
  return [...outside.map(({ text }) => `outside: ${text}`), ...over];
}

describe.each(Object.entries(EXAMPLES))("%s", (_, picture) => {
  test("no word stands over another or outside the paper, and none is smaller than 32 pixels of 1080", () => {
    const sheet = sheetOf(picture);
    expect(sheet.width).toBe(1080);
    expect(misplaced(sheet)).toEqual([]);
    expect(Math.min(...textsOf(sheet).map(({ size }) => size))).toBeGreaterThanOrEqual(32);
  });

  test("a PNG of less than 300 KB, the same bytes each time", () => {
    const png = toPng(picture);
    const { width, height } = sheetOf(picture);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
    expect(png.length).toBeLessThan(300_000);
    expect(toPng(picture).equals(png)).toBe(true);
  });

  test("as SVG it holds its words as text, is called by its title, and no policy against styles or scripts stops it", () => {
    const svg = svgOf(picture);
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
    // Letters are reckoned here: a line may be cut a little earlier than where they are measured.
    expect(words.length).toBeGreaterThanOrEqual(said(picture).length);
    expect(svg).toContain(`role="img" aria-label="${picture.title}"`);
    expect(svg).not.toMatch(/style|<script|\son\w+=|href/);
    // An attribute that ends too early would end the drawing in a browser.
    expect(svg.match(/<text (?:[a-z-]+="[^"<>]*"\s*)+>/g)).toHaveLength(words.length);
  });
});

describe("the funnel", () => {
  test("tells of each stage its name, count, amount, onward part, median, p80 and sample", () => {
    const words = said(funnel);
    for (const { countText, amountText, conversionText, median, p80, sampleText, flag } of funnel.rows)
      for (const text of [countText, amountText, conversionText, median?.text, p80?.text, sampleText, flag])
        if (text != null) expect(words).toContain(text);
    expect(words).toContain("初步接触期");
  });

  test("a name of twenty characters is cut with …, its figures are not", () => {
    const words = said(funnel);
    expect(words.some((text) => /^方案论证与.*…$/.test(text))).toBe(true);
    expect(words).toContain("25,425个");
  });

  test("one beside a hundred thousand is seen, nothing is not; a longer time has the longer bar", () => {
    const bars = rectsOf(sheetOf(funnel)).filter(
      ({ height, fill }) => height === 30 && fill !== COLOUR.track,
    );
    expect(Math.min(...bars.map(({ width }) => width))).toBeGreaterThanOrEqual(8);
    const counts = bars.filter(({ x }) => x < 500);
    expect(counts).toHaveLength(5);
    expect(counts.map(({ width }) => width)).toEqual(
      [...counts.map(({ width }) => width)].sort((a, b) => b - a),
    );
    expect(rectsOf(sheetOf(emptyFunnel)).filter(({ fill }) => fill === COLOUR.main)).toEqual([]);
  });

  test("the stage that is stuck is told by a word and a mark, not by its colour alone", () => {
    const without = sheetOf({ ...funnel, rows: funnel.rows.map((row) => ({ ...row, flag: null })) });
    expect(said(funnel)).toContain("卡点");
    expect(rectsOf(sheetOf(funnel)).length - rectsOf(without).length).toBe(3);
  });
});

describe("the heat map", () => {
  test("every cell tells its figure; what is hidden is hatched and a dash", () => {
    const sheet = sheetOf(heatmap);
    const cells = heatmap.rows.flatMap((row) => row.cells);
    const words = said(heatmap);
    for (const one of cells) if (one !== null) expect(words).toContain(one.text);
    const hidden = cells.filter((one) => one === null).length;
    expect(words.filter((text) => text === "—")).toHaveLength(hidden);
    // One more in the key.
    expect(rectsOf(sheet).filter(({ hatch }) => hatch !== undefined)).toHaveLength(hidden + 1);
  });

  test("more is deeper, and every figure can be read on its ground", () => {
    for (const ground of STEPS) expect(contrast(ground, inkOn(ground))).toBeGreaterThan(4.5);
    const light = STEPS.map((step) => contrast(step, "#000000"));
    expect(light).toEqual([...light].sort((a, b) => b - a));
    const row = (values: readonly number[]) => ({
      ...heatmap,
      columns: values.map(String),
      rows: [{ label: "张三", cells: values.map((value) => ({ value, text: `${value}` })) }],
    });
    const grounds = (values: readonly number[]) =>
      rectsOf(sheetOf(row(values)))
        .filter(({ height }) => height > 80 && height < 90)
        .map(({ fill }) => STEPS.indexOf(fill));
    expect(grounds([0, 20, 50, 90])).toEqual([0, 1, 3, 5]);
    expect(new Set(grounds([7, 7, 7])).size).toBe(1);
  });

  test("letters and lines of lesser words can be read on paper", () => {
    expect(contrast(COLOUR.muted, COLOUR.paper)).toBeGreaterThan(4.5);
    expect(contrast(COLOUR.muted, COLOUR.alarmGround)).toBeGreaterThan(4.5);
    expect(contrast(COLOUR.paper, COLOUR.alarm)).toBeGreaterThan(4.5);
    expect(contrast(COLOUR.paper, COLOUR.main)).toBeGreaterThan(4.5);
    expect(contrast(COLOUR.muted, COLOUR.hidden)).toBeGreaterThan(4.5);
  });

  test("nobody to tell of is a picture too", () => {
    expect(misplaced(sheetOf({ ...heatmap, rows: [] }))).toEqual([]);
    expect(misplaced(sheetOf({ ...heatmap, columns: [], rows: [] }))).toEqual([]);
  });
});

test("the pyramid tells of each tier how many and how much, with its share on either side", () => {
  const words = said(pyramid);
  for (const { label, count, amount } of pyramid.tiers)
    for (const text of [label, count.text, count.shareText, amount.text, amount.shareText])
      expect(words).toContain(text);
});

test("the target is a post, what is expected a hatched stretch, what is there a full bar; without a target no post", () => {
  const words = said(target);
  for (const { booked, target: wanted, forecast } of target.rows)
    for (const one of [booked, wanted, forecast]) if (one !== null) expect(words).toContain(one.text);
  const posts = (picture: Picture) => sheetOf(picture).shapes.filter(({ kind }) => kind === "polygon").length;
  expect(posts(target)).toBe(4);
  expect(posts({ ...target, rows: target.rows.slice(2) })).toBe(0);
});

describe("whatever the words and figures are", () => {
  const words = fc.string({
    unit: fc.constantFrom(..."上海云图科技有限公司数据中台 ABCxyz0123456789.%¥()()、,·—", "🚀", "陳"),
    maxLength: 40,
  });
  const figure = fc.oneof(
    fc.constantFrom(0, 1, 100_000, 1e12),
    fc.nat(),
    fc.double({ noNaN: true, min: -5, max: 5 }),
  );
  const short = fc.string({ unit: fc.constantFrom(..."0123456789.%¥亿万个天"), maxLength: 9 });
  const framed = { title: words, subtitle: words, footnote: fc.option(words) };
  const span = fc.option(fc.record({ days: figure, isMore: fc.boolean(), text: short }));
  const picture: fc.Arbitrary<Picture> = fc.oneof(
    fc.record({
      kind: fc.constant("funnel" as const),
      ...framed,
      heads: fc.record({ funnel: words, dwell: words }),
      rows: fc.array(
        fc.record({
          label: words,
          count: figure,
          countText: short,
          amountText: short,
          conversionText: fc.option(short),
          median: span,
          p80: span,
          sampleText: short,
          flag: fc.option(fc.constant("卡点")),
        }),
        { maxLength: 8 },
      ),
    }),
    fc.record({
      kind: fc.constant("heatmap" as const),
      ...framed,
      columns: fc.array(words, { maxLength: 7 }),
      rows: fc.array(
        fc.record({
          label: words,
          cells: fc.array(fc.option(fc.record({ value: figure, text: short, below: short })), {
            maxLength: 7,
          }),
        }),
        { maxLength: 12 },
      ),
      legend: fc.record({ low: words, high: words, hidden: words }),
    }),
    fc.record({
      kind: fc.constant("pyramid" as const),
      ...framed,
      heads: fc.record({ count: words, amount: words }),
      tiers: fc.array(
        fc.record({
          label: words,
          count: fc.record({
            text: short,
            share: fc.double({ min: 0, max: 1, noNaN: true }),
            shareText: short,
          }),
          amount: fc.record({
            text: short,
            share: fc.double({ min: 0, max: 1, noNaN: true }),
            shareText: short,
          }),
        }),
        { maxLength: 7 },
      ),
    }),
    fc.record({
      kind: fc.constant("target" as const),
      ...framed,
      rows: fc.array(
        fc.record({
          label: words,
          reachedText: fc.option(short),
          booked: fc.record({ value: figure, text: words }),
          target: fc.option(fc.record({ value: figure, text: words })),
          forecast: fc.option(fc.record({ low: figure, mid: figure, high: figure, text: words })),
        }),
        { maxLength: 4 },
      ),
    }),
  );

  test("they keep to their places, and every bar to the paper", () => {
    fc.assert(
      fc.property(picture, (one) => {
        const sheet = sheetOf(one);
        expect(misplaced(sheet)).toEqual([]);
        for (const { x, width, height } of rectsOf(sheet)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThan(0);
          expect(height).toBeGreaterThan(0);
          expect(x + width).toBeLessThanOrEqual(sheet.width + 0.5);
        }
      }),
      { numRuns: 150 },
    );
  });
});

test("markup in a word of a picture is read in the SVG, not run", () => {
  const evil = `"><script>alert(1)</script>&'`;
  const svg = svgOf({ ...pyramid, title: evil, subtitle: evil });
  expect(svg).not.toMatch(/<script|aria-label="">/);
  expect(svg).toContain("&lt;script&gt;");
});
