// A program that draws as badly as it is told to: by the title of the picture. No source that is read first: it is begun a dozen times.
import { writeFileSync } from "node:fs";

process.on("message", ({ id, picture }) => {
  const { title, subtitle } = picture;
  if (title === "crash") process.exit(3);
  if (title === "hang") for (;;);
  if (title === "silent") return;
  if (title === "problem") process.send?.({ id, problem: "no colour left" });
  else process.send?.({ id, png: Buffer.from(`${process.pid}`) });
  if (title === "end") process.exit(0);
  if (title === "environment") writeFileSync(subtitle, JSON.stringify(process.env));
});
process.on("disconnect", () => process.exit(0));
