// Template cards: the object WeCom draws, and what pressing one reports (wecom.md 4.4).

/** A card as the wire has it; its fields depend on the type. */
export interface TemplateCard {
  readonly card_type: string;
  readonly [field: string]: unknown;
}

/** Somebody pressed a button or submitted choices. */
export interface CardPress {
  /** The key of the button, as the card was sent with it. */
  readonly eventKey: string;
  readonly taskId: string;
  readonly cardType: string;
  readonly selections: readonly Selection[];
}

export interface Selection {
  readonly questionKey: string;
  readonly optionIds: readonly string[];
}
