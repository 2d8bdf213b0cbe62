// The order of the test files: those that take long for their size come first.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Vitest begins with the largest files, and these are small ones: begun last, one worker had nothing to do for as long as they take. */
const LONG =
  /\/test\/(?:(?:quarter|processes|faults)\/|.*(?:in-a-browser|sandbox\/demo|kept-figures|words\/compiled|either-engine)\.test\.ts$)/;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
