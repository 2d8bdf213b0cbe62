// 3M中国今天打过电话: a text that begins with a customer whose name begins with a figure.
import { fold } from "../read/fold.ts";
import type { Surroundings } from "./around.ts";
import { namesIn } from "./names.ts";

/** Whether the figure is a part of the name, and no number of an item. */
export async function beginsWithFigures(said: string, { mine }: Surroundings): Promise<boolean> {
  const trimmed = fold(said).trimStart();
  return /^\d+[^\s\d号]/u.test(trimmed) && namesIn(trimmed, await mine(trimmed))[0]?.start === 0;
}
