// 开始设置: what an admin was asked last, and what they have passed over.
import { EntitySchema } from "typeorm/entity-schema/EntitySchema.js";
import type { SetUpStep } from "../../src/domain/people/set-up.ts";
import { table } from "../engine/table.ts";
import { bigint, key, text } from "./columns.ts";

export const setUpStepsSchema = new EntitySchema<SetUpStep>({
  name: "set_up_steps",
  columns: { memberId: key(text), question: key(text), state: text, at: bigint },
});

export const setUpStepsTable = table(setUpStepsSchema);
