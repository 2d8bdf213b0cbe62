// A browser as the pages see it: keeps their cookies, follows nothing by itself, fills in the forms it is shown.

export interface Seen {
  readonly status: number;
  /** Where it is led to; "" for nowhere. */
  readonly to: string;
  readonly html: string;
  readonly headers: Headers;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Seen>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Seen>;
  /** A form with a file in it. */
  upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly name: string; readonly content: string | Uint8Array } | null,
  ): Promise<Seen>;
}

/** `url` is asked for what lies below `base`, as a proxy would that takes it off. */
export function openBrowser(url: () => string, base = "", userAgent = "Mozilla/5.0 wxwork/4.1"): Browser {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Seen> {
    const response = await fetch(`${url()}${path}`, {
      redirect: "manual",
      ...init,
      headers: {
        "user-agent": userAgent,
        ...(init.headers as Record<string, string>),
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get("location") ?? "";
    return {
      status: response.status,
      to: base !== "" && to.startsWith(`${base}/`) ? to.slice(base.length) : to,
      html: await response.text(),
      headers: response.headers,
    };
  }
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, { method: "POST", headers, body: new URLSearchParams(fields) }),
    upload(path, fields, file) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      const content = file === null ? "" : file.content;
      body.append("file", new Blob([content as string]), file?.name ?? "");
      return ask(path, { method: "POST", body });
    },
  };
}

/** The hidden fields of a form whose action ends so. */
export function fieldsIn(html: string, action: string): Record<string, string> {
  const form = new RegExp(`<form[^>]*action="[^"]*${action}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? "";
  return Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );
}

/** What one reads of it. */
export function textOf(html: string): string {
  return html
    .replace(/<(style|title)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/[ \t]*\n\s*/g, "\n")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .trim();
}
