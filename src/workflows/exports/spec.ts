// A file or a picture that is made when it leaves: what of, and how. It stands in the outbox as a word, not as a file.

export const EXPORT_SCOPES = ["mine", "department", "pool"] as const;
export type ExportScope = (typeof EXPORT_SCOPES)[number];
export type FileFormat = "xlsx" | "csv";

export type FileSpec =
  | { readonly kind: "export"; readonly scope: ExportScope; readonly format: FileFormat }
  /** Sleepers a campaign may speak to, who fit some words. */
  | { readonly kind: "sleepers"; readonly words: readonly string[]; readonly format: FileFormat }
  /** The rows of an import that were not taken, or that were taken with something left open. */
  | { readonly kind: "rejected" | "open"; readonly importId: number; readonly format: FileFormat }
  | PictureSpec;

/** Which picture, and of what: words of whoever draws it up, as `funnel` of `3`, `2026Q4`. */
export interface PictureSpec {
  readonly kind: "picture";
  readonly picture: string;
  readonly of: readonly string[];
  readonly format: "png";
}

export function writeSpec(spec: FileSpec): string {
  return [spec.kind, whatOf(spec), spec.format].join("/");
}

function whatOf(spec: FileSpec): string | number {
  switch (spec.kind) {
    case "export":
      return spec.scope;
    case "sleepers":
      return spec.words.map(encodeURIComponent).join("+");
    case "rejected":
    case "open":
      return spec.importId;
    case "picture":
      return [spec.picture, ...spec.of].map(encodeURIComponent).join("+");
  }
}

/** Null for what no version of this program has written. */
export function readSpec(text: string): FileSpec | null {
  const [kind, what = "", format] = text.split("/");
  if (kind === "picture" && format === "png") {
    const [picture = "", ...of] = what.split("+").map(decodeURIComponent);
    return picture === "" ? null : { kind, picture, of, format };
  }
  if (format !== "xlsx" && format !== "csv") return null;
  if (kind === "sleepers")
    return {
      kind,
      format,
      words: what
        .split("+")
        .filter((word) => word !== "")
        .map(decodeURIComponent),
    };
  const scope = EXPORT_SCOPES.find((one) => one === what);
  if (kind === "export" && scope !== undefined) return { kind, scope, format };
  const isOfList = kind === "rejected" || kind === "open";
  return isOfList && /^\d+$/.test(what) ? { kind, importId: Number(what), format } : null;
}
