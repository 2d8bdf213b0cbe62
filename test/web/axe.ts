// What keeps somebody from using a page who cannot see it, or the mouse: as axe finds it, in the page as a browser has it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const require = createRequire(import.meta.url);

/** Half as long as the other, for every page has to read it. */
const SOURCE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

interface Found {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Every rule; of what is as it should be nothing is written down, and nobody asks where on the page it stands. */
const RUN = `axe.run({ resultTypes: ["violations"], selectors: false }).then(({ violations }) => violations)`;

/** Serious and critical findings as `rule: element`; run from outside, so that the page's content policy stays as it is. */
export async function seriousIn(page: Page): Promise<readonly string[]> {
  // A page that was looked at before, at another width, has it.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(SOURCE);
  const found = (await page.evaluate(RUN)) as readonly Found[];
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
