// What is done with what was understood: one table (speech.md, "The five things that must never happen").

/** How somebody spoke of a command. `told`: something happened that calls for it. */
export type Spoken = "asked" | "ordered" | "told";

/** What carrying it out means: it only looks; it is the speaker's own and can be taken back; others are told, or it is final. */
export type Weight = "looks" | "own" | "weighty";

/**
 * `look`: answered by looking, nothing is written. `do`: done at once, the answer says what was taken. `offer`: shown
 * filled in, done when it is confirmed. `keep`: what happened is kept as a follow-up. `keep-and-offer`: both.
 */
export type Deed = "look" | "do" | "offer" | "keep" | "keep-and-offer";

const DEEDS: Readonly<Record<Spoken, Readonly<Record<Weight, Deed>>>> = {
  asked: { looks: "look", own: "look", weighty: "look" },
  ordered: { looks: "look", own: "do", weighty: "offer" },
  told: { looks: "keep", own: "keep-and-offer", weighty: "keep-and-offer" },
};

/** Denied, wished for, put off or still to come: the act is not offered, what happened is kept. */
export function deedOf(spoken: Spoken, weight: Weight, isTakenAway: boolean): Deed {
  if (isTakenAway && spoken !== "asked") return "keep";
  return DEEDS[spoken][weight];
}
