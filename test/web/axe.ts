// What keeps somebody from using a page who cannot see it, or the mouse: as axe finds it, in the page as a browser has it.
import axe from "axe-core";
import type { Page } from "playwright-core";

interface Found {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Every rule; of what is as it should be nothing is written down, and nobody asks where on the page it stands. */
const RUN = `axe.run({ resultTypes: ["violations"], selectors: false }).then(({ violations }) => violations)`;

/** Serious and critical findings as `rule: element`; run from outside, so that the page's content policy stays as it is. */
export async function seriousIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(RUN)) as readonly Found[];
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
