import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/setup/longest-first.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // What a package warns of today is an error in its next version: whoever raises it hears of it here.
    execArgv: ["--throw-deprecation"],
    globalSetup: ["test/setup/throwaway.ts", "test/setup/built.ts", "test/setup/postgres.ts"],
    // As the program imports them; the file that stands for them does so by another way.
    alias: [
      {
        find: /^(?:\.\.?\/)+(?:thread|process)\.ts$/,
        replacement: fileURLToPath(new URL("test/setup/built-beside.ts", import.meta.url)),
      },
    ],
    // Vitest keeps a core for itself, which of two is half: it has little to do while the tests wait for databases.
    maxWorkers: availableParallelism(),
    // A worker loads the program once, not once a file, which cost more than the tests themselves. So whatever a file sets
    // for the whole process (a timer, a variable, a listener) it takes back, as architecture.test.ts holds.
    isolate: false,
    // What a source becomes is kept in node_modules by its content, till the packages change; a quarter of a folder's run.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What comes, comes; on a machine with other work a second was too short.
    expect: { poll: { timeout: 10_000, interval: 10 } },
  },
});
