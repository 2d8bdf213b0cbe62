// The page's control of customers in WeChat: one scans a code, one writes to the member they have added.
import { bodyParser } from "@koa/bodyparser";
import type Router from "@koa/router";
import { fieldsOf, textOf } from "./api-answer.ts";
import type { Callbacks } from "./callbacks.ts";
import { type Company, findMember } from "./company.ts";
import type { Customers } from "./customers.ts";

interface Parts {
  readonly company: Company;
  readonly customers: Customers;
  readonly callbacks: Pick<Callbacks, "customerAdded" | "customerWrote">;
}

const MOST_SHOWN = 8;

export function addCustomerRoutes(router: Router, { company, customers, callbacks }: Parts): void {
  const body = bodyParser({ enableTypes: ["json"], jsonLimit: "64kb" });

  router.get("/api/customers", (ctx) => {
    ctx.body = {
      channels: customers.ways().map(({ state }) => state),
      customers: customers
        .all()
        .slice(0, MOST_SHOWN)
        .map(({ id, name, state, memberId, welcome, wrote }) => ({
          id,
          name,
          state,
          member: findMember(company, memberId)?.name ?? memberId,
          welcome,
          wrote,
        })),
    };
  });

  router.post("/api/customers/scan", body, async (ctx) => {
    const customer = customers.scan(textOf(fieldsOf(ctx.request.body)["channel"]));
    if (customer === undefined) {
      ctx.status = 400;
      ctx.body = {};
      return;
    }
    ctx.body = { taken: (await callbacks.customerAdded(customer)).taken };
  });

  router.post("/api/customers/write", body, async (ctx) => {
    const customer = customers.find(textOf(fieldsOf(ctx.request.body)["customer"]));
    if (customer === undefined) {
      ctx.status = 400;
      ctx.body = {};
      return;
    }
    customers.change(customer.id, { wrote: customer.wrote + 1 });
    ctx.body = { taken: (await callbacks.customerWrote(customer)).taken };
  });
}
