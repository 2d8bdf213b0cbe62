/** OpenCC's dictionaries, which the package exports without types: `萬 万|與 与|…`. */
declare module "opencc-js/dict/*" {
  const entries: string;
  export default entries;
}
