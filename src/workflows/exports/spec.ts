// A file that is made when it leaves: what of, and how. It stands in the outbox as a word, not as a file.

export const EXPORT_SCOPES = ["mine", "department", "pool"] as const;
export type ExportScope = (typeof EXPORT_SCOPES)[number];
export type FileFormat = "xlsx" | "csv";

export type FileSpec =
  | { readonly kind: "export"; readonly scope: ExportScope; readonly format: FileFormat }
  /** The rows of an import that were not taken. */
  | { readonly kind: "rejected"; readonly importId: number; readonly format: FileFormat };

export function writeSpec(spec: FileSpec): string {
  return [spec.kind, spec.kind === "export" ? spec.scope : spec.importId, spec.format].join("/");
}

/** Null for what no version of this program has written. */
export function readSpec(text: string): FileSpec | null {
  const [kind, what = "", format] = text.split("/");
  if (format !== "xlsx" && format !== "csv") return null;
  const scope = EXPORT_SCOPES.find((one) => one === what);
  if (kind === "export" && scope !== undefined) return { kind, scope, format };
  return kind === "rejected" && /^\d+$/.test(what) ? { kind, importId: Number(what), format } : null;
}
