// An address that is none of ours: told as every page speaks, alike to everybody, with what every page keeps; programs' doors stay bare.
import { afterEach, beforeEach, expect, test } from "vitest";
import { onOneEngine } from "../setup/databases.ts";
import { textOf } from "./browser.ts";
import { openVisits, type Visits } from "./visits.ts";

onOneEngine((engine) => {
  let visits: Visits;
  beforeEach(async () => {
    visits = await openVisits({ databaseUrl: await engine.migratedUrl() });
  });
  afterEach(() => visits.stop());

  const KEPT = [
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cross-origin-resource-policy",
    "cross-origin-opener-policy",
    "x-robots-tag",
    "cache-control",
  ];
  const ADDRESSES = [
    "/nirgends",
    "/items",
    "/items/1/2",
    "/import/1/2/3",
    "/admin",
    "/.env",
    "/wp-login.php",
    "/我的",
  ];

  test("is a page of its own with a way on, for whoever is logged in and whoever is not", async () => {
    const member = await visits.as("lisi");
    const stranger = visits.browser();
    const known = (await member.get("/rules")).headers;
    for (const browser of [member, stranger])
      for (const address of ADDRESSES) {
        const seen = await browser.get(encodeURI(address));
        expect([address, seen.status]).toEqual([address, 404]);
        expect(textOf(seen.html)).toContain("没有这一页\n地址可能抄错了,或这一页已经不在了。\n看今天要跟的");
        expect(seen.html).not.toContain(address.slice(1));
        for (const name of KEPT) expect([name, seen.headers.get(name)]).toEqual([name, known.get(name)]);
      }
    expect(textOf((await member.get("/nirgends")).html)).toContain("公海");
    expect(textOf((await stranger.get("/nirgends")).html)).not.toContain("公海");
  });

  test("says the same of every address, and sets no cookie", async () => {
    const stranger = visits.browser();
    const pages = await Promise.all(
      ADDRESSES.map(async (address) => (await stranger.get(encodeURI(address))).html),
    );
    expect(new Set(pages).size).toBe(1);
    expect(stranger.cookies.size).toBe(0);
  });

  test("a picture that is not there is no page, but keeps what pages keep; a foreign host and another site's form learn nothing", async () => {
    const stranger = visits.browser();
    const picture = await stranger.get("/favicon.ico", { accept: "image/avif,image/png" });
    expect([picture.status, picture.html]).toEqual([404, "Not Found"]);
    expect(picture.headers.get("x-content-type-options")).toBe("nosniff");
    const foreign = await stranger.post("/nirgends", {}, { "sec-fetch-site": "cross-site" });
    expect([foreign.status, foreign.html]).toEqual([403, ""]);
  });

  test("the doors of programs answer as they did", async () => {
    const program = visits.browser();
    for (const path of ["/wecom/none", "/wecom/app/x", "/healthz/x", "/metrics/x", "/bind/none/x"]) {
      const { status, html } = await program.get(path, { accept: "*/*" });
      expect([path, status]).toEqual([path, 404]);
      expect(html).not.toContain("<");
    }
  });
});
