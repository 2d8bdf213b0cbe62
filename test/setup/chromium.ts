// The browser of the tests: without windows where that one is installed, which takes less than half of the processor the whole one does.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { describe } from "vitest";

/** In Debian's packages chromium-headless-shell and chromium. */
const INSTALLED = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"] as const;

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** CHROMIUM_PATH, or the cheaper of those that are installed; undefined where there is none. */
function chromiumPath(): string | undefined {
  const said = process.env["CHROMIUM_PATH"];
  return (said === undefined ? INSTALLED : [said]).find((path) => existsSync(path));
}

/** Skipped, with a line, where there is no browser; in CI that is a failure: the launch says so. */
export function describeInBrowser(name: string, tests: () => void): void {
  const skips = chromiumPath() === undefined && process.env["CI"] === undefined;
  if (skips)
    process.stdout.write(`browser tests skipped: no ${INSTALLED.join(", no ")} (set CHROMIUM_PATH)\n`);
  describe.skipIf(skips)(name, tests);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath() ?? process.env["CHROMIUM_PATH"] ?? INSTALLED[0],
    args: ARGUMENTS,
  });
}
