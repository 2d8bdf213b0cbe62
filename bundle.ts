// Builds dist/: the program and its libraries in a few files, which start in half the time of some two thousand.
import { readdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Plugin } from "esbuild";
import { loadPages } from "./src/chat/words/pages.ts";
import { loadTemplates } from "./src/chat/words/templates.ts";
import { digestOf, textsBelow } from "./src/chat/words/texts.ts";

/** What is begun: the server, its threads and processes, the command line. */
const BEGUN = [
  "src/main.ts",
  "src/bot/reader-thread.ts",
  "src/bot/backup-thread.ts",
  "src/files/reading-worker.ts",
  "src/charts/painting-process.ts",
  "src/cli/backup.ts",
  "src/cli/doctor.ts",
  "src/cli/export.ts",
  "src/cli/import.ts",
];

/** With a binary of their own: they stay where npm has put them. */
const BINARIES = ["better-sqlite3", "better-sqlite3-13", "@napi-rs/canvas"];

/** In the place of src/handlers-in.ts: what it would find, found already. */
const handlers: Plugin = {
  name: "handlers",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /[\\/]src[\\/]handlers-in\.ts$/ }, () => ({
      contents:
        'const lists = { commands: () => import("handlers:commands"), reminders: () => import("handlers:reminders") };' +
        "export const handlersIn = async (folder) => (await lists[folder]()).default;",
    }));
    onResolve({ filter: /^handlers:/ }, ({ path }) => ({
      path: path.slice("handlers:".length),
      namespace: "handlers",
    }));
    onLoad({ filter: /.*/, namespace: "handlers" }, ({ path }) => ({
      contents: listOf(path),
      resolveDir: resolve("handlers", path),
    }));
  },
};

function listOf(folder: string): string {
  const names = readdirSync(`handlers/${folder}`).filter((name) => name.endsWith(".ts"));
  const modules = names
    .sort()
    .map((name, index) => ({ id: name.replace(/\.ts$/, ""), as: `handler${index}` }));
  const imports = modules.map(({ id, as }) => `import * as ${as} from "./${id}.ts";`);
  const list = modules.map(({ id, as }) => `{ id: ${JSON.stringify(id)}, module: ${as} }`);
  return `${imports.join("\n")}\nexport default [${list.join(", ")}];`;
}

/** What does not parse is not built; what does need not be parsed at a start (src/chat/words/texts.ts). */
const words: Plugin = {
  name: "words",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]chat[\\/]words[\\/]parsed\.ts$/ }, () => {
      loadTemplates("templates");
      loadPages("templates");
      const parsed = [textsBelow("templates", ".md"), textsBelow("templates/pages", ".html")].map(digestOf);
      return { contents: `export const PARSED = ${JSON.stringify(parsed)};` };
    });
  },
};

/** Drivers that TypeORM and others name and nobody has installed are looked for when they are asked for, which is never. */
const absent: Plugin = {
  name: "absent",
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (kind !== "require-call" || pluginData === "asked") return null;
      const found = await bundle.resolve(path, { kind, resolveDir, importer, pluginData: "asked" });
      return found.errors.length > 0 ? { path, external: true } : null;
    });
  },
};

/** What libraries written for CommonJS ask for. */
const REQUIRE =
  'import { createRequire as requireOf } from "node:module";const require = requireOf(import.meta.url);';

for (const folder of ["src", "db", "handlers"]) rmSync(`dist/${folder}`, { recursive: true, force: true });
await build({
  entryPoints: BEGUN,
  outdir: "dist",
  outbase: ".",
  chunkNames: "src/shared/[name]-[hash]",
  bundle: true,
  splitting: true,
  external: BINARIES,
  banner: { js: REQUIRE },
  format: "esm",
  platform: "node",
  target: "node20.20",
  minifyWhitespace: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
  plugins: [handlers, words, absent],
});
