// npm run font: writes the font of the pictures anew, cut down to what a Chinese company writes.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";
import { charactersOfTheFont } from "./characters.ts";

const PACKAGE = dirname(fileURLToPath(import.meta.resolve("@expo-google-fonts/noto-sans-sc/package.json")));
const FOLDER = join("src", "charts", "font");

const whole = readFileSync(join(PACKAGE, "500Medium", "NotoSansSC_500Medium.ttf"));
writeFileSync(
  join(FOLDER, "NotoSansSC-Medium.ttf"),
  await subsetFont(whole, charactersOfTheFont(), { targetFormat: "sfnt", noLayoutClosure: true }),
);
copyFileSync(join(PACKAGE, "LICENSE_FONT"), join(FOLDER, "OFL.txt"));
