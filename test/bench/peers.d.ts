// Of two packages that bring no types: what the benchmark uses of them.
declare module "wechat" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  interface Account {
    readonly token: string;
    readonly appid: string;
    readonly encodingAESKey: string;
    readonly checkSignature: boolean;
  }
  type Request = IncomingMessage & { readonly weixin: Readonly<Record<string, string>> };
  type Response = ServerResponse & { reply(content: string): void };
  export default function wechat(
    account: Account,
    handle: (request: Request, response: Response) => unknown,
  ): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;
}

declare module "co-wechat" {
  import type { Middleware } from "koa";

  interface Account {
    readonly token: string;
    readonly appid: string;
    readonly encodingAESKey: string;
  }
  export default function coWechat(account: Account): {
    middleware(handle: (message: Readonly<Record<string, string>>) => Promise<string>): Middleware;
  };
}
