// The page of the pool: what 公海 lists, some at a time.
import { POOL_MOST, poolFor } from "../pool/list.ts";
import { limitFor } from "../pool/pages.ts";
import type { LookScene, Values } from "./look-scene.ts";

const A_PAGE = 20;

export async function poolPage(
  { words, page }: { readonly words: string; readonly page: number },
  scene: LookScene,
): Promise<Values> {
  const { lines: all, isCut } = await poolFor(words, scene);
  const last = Math.max(1, Math.ceil(all.length / A_PAGE));
  const at = Math.min(Math.max(1, page), last);
  return {
    words,
    // Said where a limit of pages is reached.
    told: { refusal: null },
    page: at,
    last,
    count: all.length,
    isCut,
    most: POOL_MOST,
    /** So many pages a day and no more: none is read unasked. */
    isLimited: (await limitFor(scene)) !== null,
    lines: all.slice((at - 1) * A_PAGE, at * A_PAGE),
  };
}
