// Every number of the rulebook is one of a rule's, within its bounds as delivered, or is said to be none that anybody keeps.
import { expect, test } from "vitest";
import { DEFAULT_RULEBOOK } from "../../../src/domain/rulebook.ts";
import { isNumberPath, numberOf, numbersOf } from "../../../src/domain/rules/catalogue.ts";
import { looserOf, numberAt, RULES, withNumber } from "../../../src/domain/rules/number.ts";

/** What figures are read by, the hour at which days end, and the version itself. */
const NO_RULES = /^(?:version$|insight\.|cleaning\.(?:qualityDays|fewestCompared)$|cadence\.deadlineMinute$)/;

function pathsIn(tree: object, above = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" && value !== null ? pathsIn(value, `${above}${key}.`) : [`${above}${key}`],
  );
}

const paths = pathsIn(DEFAULT_RULEBOOK).filter((path) => !NO_RULES.test(path));

test("nothing stands beside the twelve", () => {
  expect(RULES).toHaveLength(12);
  expect(paths.filter((path) => !isNumberPath(path))).toEqual([]);
  expect(RULES.flatMap((rule) => numbersOf(rule).map(({ path }) => path)).sort()).toEqual([...paths].sort());
});

test.each(paths)("%s is delivered within its bounds, and another one can be laid over it", (path) => {
  if (!isNumberPath(path)) throw new Error(path);
  const { least, most, mayBeNone } = numberOf(path);
  const value = numberAt(DEFAULT_RULEBOOK, path);
  if (value === null) expect(mayBeNone).toBe(true);
  else expect([least <= value, value <= most]).toEqual([true, true]);
  const other = value === most ? least : most;
  const changed = withNumber(DEFAULT_RULEBOOK, path, other);
  expect(numberAt(changed, path)).toBe(other);
  expect(withNumber(changed, path, value)).toEqual(DEFAULT_RULEBOOK);
});

test("looser is longer for a deadline, shorter for a wait, and no limit where there may be none", () => {
  expect(looserOf(numberOf("cadence.firstContactDays"), 7, 5)).toBe(7);
  expect(looserOf(numberOf("pool.coolOffOwnReturnDays"), 7, 5)).toBe(5);
  expect(looserOf(numberOf("poolLife.pagesADay"), 20, null)).toBeNull();
  expect(looserOf(numberOf("competition"), 3, 1)).toBe(1);
});
