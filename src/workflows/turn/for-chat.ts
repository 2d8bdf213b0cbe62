// What chat asks of the workflows without knowing them: given to dispatch by whoever puts the bot together.
import type { Workflows } from "../../chat/turn/moment.ts";
import { askedOfMember, toldAnswers } from "../asked.ts";
import { goesOn } from "../desks/set-up-talk.ts";
import { settledEscalation } from "../escalations.ts";
import { saidOfList } from "../imports/said-of-list.ts";
import { viewOf } from "../splits/view.ts";

export const workflows: Workflows = {
  settled: settledEscalation,
  goesOn,
  answers: toldAnswers,
  askedOf: askedOfMember,
  ofList: saidOfList,
  viewOf,
};
