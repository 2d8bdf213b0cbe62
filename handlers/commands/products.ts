// 产品 · 产品 MES 灯塔: what we offer, for the future or for the cash of today; the admin keeps the list (rules.md 4, 12).
import { arg } from "../../src/chat/args/args.ts";
import { command, type Saying, type Scene, say } from "../../src/chat/command.ts";
import { readProduct } from "../../src/chat/read/product.ts";
import { may, ownRelations } from "../../src/domain/people/rights.ts";
import { RuleError } from "../../src/domain/rule-error.ts";
import { type Product, productKey } from "../../src/domain/value/products.ts";

export default command({
  right: "products",
  looks: ["list", "none", "one", "unknown"],
  args: { text: arg.words() },
  async run(scene) {
    const { actor, now, store } = scene;
    const said = readProduct(scene.args.text);
    const { products, names } = await store.products.catalogue();
    const others = ({ id, name }: Product) =>
      names.filter((one) => one.productId === id && one.name !== name).map((one) => one.name);
    const mayEdit = may("edit-products", ownRelations(actor));
    if (said.act === "list")
      return say(products.length === 0 ? "none" : "list", {
        lines: products.map((product) => ({ product, others: others(product) })),
        mayEdit,
      });
    const key = productKey(said.name);
    const product = await store.products.byKey(key);
    if (said.act === "show")
      return product === null
        ? say("unknown", { name: said.name, mayEdit })
        : say("one", { product, others: others(product), mayEdit });
    if (!mayEdit) throw new RuleError("forbidden", { right: "edit-products" });
    if (said.act === "set") {
      if (product !== null)
        return say("set", {
          product: await store.products.save({ ...product, kind: said.kind, retiredAt: null }),
          isNew: false,
        });
      const fresh = { name: said.name, kind: said.kind, by: actor.userId, createdAt: now, retiredAt: null };
      return say("set", { product: await store.products.add(fresh, key), isNew: true });
    }
    if (product === null) return say("unknown", { name: said.name, mayEdit });
    return change(product, said, scene);
  },
});

type Change = Exclude<ReturnType<typeof readProduct>, { act: "list" | "show" | "set" }>;

/** Its old name goes on meaning it: what was asked for under that name is asked for still. */
async function change(product: Product, said: Change, { now, store }: Scene<unknown>): Promise<Saying> {
  if (!("other" in said)) {
    const retiredAt = said.act === "retire" ? (product.retiredAt ?? now) : null;
    return say(said.act, { product: await store.products.save({ ...product, retiredAt }) });
  }
  const nameKey = productKey(said.other);
  const taken = await store.products.byKey(nameKey);
  if (taken !== null && taken.id !== product.id)
    throw new RuleError("product-taken", { name: said.other, product: taken });
  if (taken === null) await store.products.call({ nameKey, productId: product.id, name: said.other });
  if (said.act === "alias") return say("alias", { product, other: said.other });
  return say("rename", {
    product: await store.products.save({ ...product, name: said.other }),
    before: product.name,
  });
}
