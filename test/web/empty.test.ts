// Every page of a company in which nobody holds anything yet, for whoever leads, sells, cleans or configures.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

const PAGES = [
  ...["/", "/pool", "/targets", "/fund", "/rules", "/import", "/cleaning", "/log", "/search?q=云图"],
  ...["stages", "stuck", "funnel", "people", "pyramid"].map((show) => `/board?show=${show}`),
];

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  test.each(["zhangsan", "zhuguan", "admin"])("%s finds no page that breaks", async (who) => {
    const browser = await visits.as(who);
    for (const page of PAGES) {
      const { status, html } = await browser.get(page);
      expect([200, 404], `${page}: ${textOf(html)}`).toContain(status);
    }
  });

  test("nothing is stuck where nothing is held, and the pool is a touch away", async () => {
    const { status, html } = await (await visits.as("zhangsan")).get("/board?show=stuck");
    expect(status).toBe(200);
    expect(textOf(html)).toContain("手上没有在跟的商机,没什么可卡的");
  });
});
