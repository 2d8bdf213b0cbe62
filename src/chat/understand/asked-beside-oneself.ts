// 华测钱到几个了,我这会儿在路上: of a message that asks or chats, what one says of oneself beside it is no news of the customer.
import { withoutOneself } from "../read/oneself.ts";
import type { Surroundings } from "./around.ts";
import type { Meaning } from "./means.ts";
import { isLook } from "./only-offered.ts";

/** Null where nothing is said so, or what is left tells or orders something: that is heard as a whole. */
export function askedBesideOneself(
  said: string,
  around: Surroundings,
  hear: (text: string, around: Surroundings) => Promise<Meaning>,
): Promise<Meaning | null> | null {
  const plain = withoutOneself(said);
  return plain === said ? null : heardIfNothingIsDone(hear(plain, around), around);
}

async function heardIfNothingIsDone(
  hearing: Promise<Meaning>,
  around: Surroundings,
): Promise<Meaning | null> {
  const meaning = await hearing;
  const looks = (command: string) => isLook(command, around);
  if (meaning.kind === "command") return looks(meaning.text) ? meaning : null;
  if (meaning.kind === "small-talk" || meaning.kind === "share-asked" || meaning.kind === "day-asked")
    return meaning;
  return meaning.kind === "speech" && meaning.speech.which === null && meaning.speech.runs.every(looks)
    ? meaning
    : null;
}
