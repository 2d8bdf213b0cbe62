// The order of the test files: those of one long test each come first.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Vitest begins with the largest files, and these are small ones: begun last, one worker had nothing to do for as long as they take. */
const LONG = /\/test\/(?:quarter|processes|faults)\//;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
