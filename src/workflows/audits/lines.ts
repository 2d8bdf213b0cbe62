// Audits as they are read: each with its item, its holder and how much evidence there is; never a phone.
import type { Store } from "../../../db/store.ts";
import type { Audit } from "../../domain/audit/audit.ts";
import { type QualityBars, qualityBars } from "../../domain/item/quality.ts";
import { type Evidence, evidenceOf } from "../evidence.ts";
import { besideLines, type Line } from "../lists.ts";

export interface AuditLine extends Omit<Line, "owner">, Audit {
  /** Null while nobody holds it. */
  readonly owner: string | null;
  readonly evidence: Evidence;
  readonly bars: QualityBars;
}

export async function auditLines(
  audits: readonly Audit[],
  scene: { readonly store: Store; readonly now: number },
): Promise<readonly AuditLine[]> {
  const lines: AuditLine[] = [];
  for (const line of await besideLines(audits, scene.store)) {
    if (line.customer === undefined) continue;
    const evidence = await evidenceOf(line.item, line.customer, scene);
    lines.push({
      ...line,
      owner: line.owner ?? null,
      evidence,
      bars: qualityBars(line.item, evidence.facts),
    });
  }
  return lines;
}
