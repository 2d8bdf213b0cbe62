// Company names for comparison: equal keys are the same customer, near names only a hint (rules.md 4).

const LEGAL_FORM = /(?:股份)?(?:有限责任|有限)?公司$|集团$|股份$/;
const BRACKETS = /[()[\]【】「」《》<>]/g;

/** Half width, lower case, without spaces, marks and legal form: equal keys stop and ask at every door. */
export function companyKey(name: string): string {
  const folded = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(BRACKETS, "")
    .replace(/[\s\p{P}\p{S}]/gu, "");
  const bare = folded.replace(LEGAL_FORM, "").replace(LEGAL_FORM, "");
  return bare === "" ? folded : bare;
}

/** How near two keys are, 0–1, by shared pairs of characters; names whose digits differ are different. */
export function nearness(a: string, b: string): number {
  if (digits(a) !== digits(b)) return 0;
  const pairsOfA = pairs(a);
  const pairsOfB = pairs(b);
  if (pairsOfA.size === 0 || pairsOfB.size === 0) return a === b ? 1 : 0;
  let shared = 0;
  for (const pair of pairsOfA) if (pairsOfB.has(pair)) shared++;
  return (2 * shared) / (pairsOfA.size + pairsOfB.size);
}

function pairs(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}
