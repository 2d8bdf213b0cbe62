// Shares as people tell them become the words of a proposal; what names no shares becomes none.
import { expect, test } from "vitest";
import { spokenShares } from "../../../src/chat/read/spoken-shares.ts";

test.each([
  ["我跟李四对半分", "我50 @李四50"],
  ["跟李四六四,我六", "我60 @李四40"],
  ["我七他三,他是李四", "我70 @李四30"],
  ["签下来分他三成", "我70 @李四30"],
  ["跟李四合着做,我占65他占35", "我65 @李四35"],
  ["业绩归我,提成跟李四平分", "业绩 我100; 收入 我50 @李四50"],
  ["跟李四一起去见了客户", ""],
])("%s", (text, shares) => expect(spokenShares(text, "李四")).toBe(shares));
