// Words that a link puts into the line of my day: filled in, shortened, never markup, and sent by nobody but whoever presses.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { fieldsIn } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

/** What stands ready in the line, as its markup has it. */
const lineIn = (html: string) => /<input type="text" name="text"[^>]*? value="([^"]*)"/.exec(html)?.[1];

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  test("stands in the line as it was linked, is no markup, and does nothing by itself", async () => {
    const lisi = await visits.as("lisi");
    const words = '"><script>alert(1)</script> 领取 1';
    const { html, status } = await lisi.get(`/?say=${encodeURIComponent(words)}`);
    expect(status).toBe(200);
    expect(html).not.toContain("<script>alert");
    expect(lineIn(html)).toBe("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; 领取 1");
    expect(fieldsIn(html, "/say")["back"]).toBe("/");
    expect((await lisi.get("/")).html).not.toContain("alert(1)");
  });

  test("is cut where it is long, and never in the middle of a character", async () => {
    const lisi = await visits.as("lisi");
    const { html } = await lisi.get(`/?say=${encodeURIComponent(`${"长".repeat(199)}😀${"长".repeat(99)}`)}`);
    expect(lineIn(html)).toBe(`${"长".repeat(199)}😀`);
    const searched = await lisi.get(`/search?q=${encodeURIComponent(`${"a".repeat(59)}😀b`)}`);
    expect(searched.status).toBe(200);
  });
});
