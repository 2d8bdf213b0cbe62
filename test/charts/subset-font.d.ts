// What npm run font uses of it; the package itself tells no types.
declare module "subset-font" {
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: "sfnt"; readonly noLayoutClosure?: boolean },
  ): Promise<Buffer>;
}
