// A customer with its contacts: one customer has many items (rules.md 1, 4).

export type CustomerType = "company" | "person";

export interface Customer {
  readonly id: number;
  readonly name: string;
  /** The name normalised for exact comparison (rules.md 4): equal keys stop and ask. Empty while no company is known. */
  readonly nameKey: string;
  readonly type: CustomerType;
  readonly address: string | null;
  readonly value: "benchmark" | "high-yield" | "potential" | null;
  readonly createdAt: number;
  /** Merged: the customer that its items and contacts went to. */
  readonly mergedInto: number | null;
  /** Its personal data was erased on request (ms). */
  readonly erasedAt: number | null;
  readonly version: number;
}

/** Personal data lives only here and is referenced, never copied into history (rules.md 12). */
export interface Contact {
  readonly id: number;
  readonly customerId: number;
  readonly name: string | null;
  readonly phone: string | null;
  /** Digits only, without country code: equal keys stop and ask. */
  readonly phoneKey: string | null;
  readonly role: string | null;
  readonly createdAt: number;
}
