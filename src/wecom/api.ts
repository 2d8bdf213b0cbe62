// The server API of a self-built app: a call with the token it needs (wecom.md 4.0, 4.1).
import { createAccessToken } from "./access-token.ts";
import { WecomApiError } from "./api-error.ts";
import {
  type ApiAnswer,
  type ApiEndpoint,
  type ApiFile,
  apiUrl,
  request,
  requestFile,
} from "./api-request.ts";
import { leaf } from "./tree.ts";

export interface WecomApi {
  /** The app that sends; the token is valid for no other. */
  readonly agentId: number;
  /** @param path below /cgi-bin/, as `user/get` @throws WecomApiError */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<ApiAnswer>;
  /** @throws WecomApiError */
  post(path: string, body: unknown): Promise<ApiAnswer>;
  /** A medium that somebody sent, for three days (wecom.md 4.10). @throws WecomApiError, FileTooLargeError */
  download(mediaId: string, mostBytes: number): Promise<ApiFile>;
  /** A picture is JPG or PNG, of 10 MB at most. @returns the media_id, good for three days @throws WecomApiError */
  upload(type: "file" | "image", file: ApiFile): Promise<string>;
}

export interface WecomApiOptions extends ApiEndpoint {
  readonly corpId: string;
  readonly secret: string;
  readonly agentId: number;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
}

const WRONG_CREDENTIAL = 40001;

/** Asks for a token when one is first needed. A refused token is replaced and the call repeated, once. */
export function createWecomApi(options: WecomApiOptions): WecomApi {
  const { corpId, secret, agentId, now = () => performance.now() } = options;

  const accessToken = createAccessToken(async () => {
    const url = apiUrl(options, "gettoken", { corpid: corpId, corpsecret: secret });
    const answer = await request(options, { url, path: "gettoken", secrets: [secret] });
    const token = leaf(answer, "access_token");
    if (token === "") {
      const failure = { errcode: -1, errclass: "network", hint: "the answer holds no token" } as const;
      throw new WecomApiError("gettoken", failure);
    }
    return { token, expiresInSeconds: Number(leaf(answer, "expires_in")) || 7200 };
  }, now);

  const call = (path: string, query: Readonly<Record<string, string>>, body?: unknown): Promise<ApiAnswer> =>
    withToken((token) => {
      const url = apiUrl(options, path, { ...query, access_token: token });
      return request(options, { url, path, body, secrets: [token, secret] });
    });

  async function withToken<T>(attempt: (token: string) => Promise<T>): Promise<T> {
    const token = await accessToken.get();
    try {
      return await attempt(token);
    } catch (error) {
      if (!(error instanceof WecomApiError) || !isReplaced(token, error)) throw error;
      return attempt(await accessToken.get());
    }
  }

  /** 40001 is a wrong secret from gettoken, and from any other call a token that WeCom has made invalid (wecom.md 4.1). */
  function isReplaced(token: string, { errclass, errcode }: WecomApiError): boolean {
    if (errcode === WRONG_CREDENTIAL) return accessToken.replace(token);
    if (errclass === "token") accessToken.drop(token);
    return errclass === "token";
  }

  return {
    agentId,
    get: (path, query = {}) => call(path, query),
    post: (path, body) => call(path, {}, body),
    download: (mediaId, mostBytes) =>
      withToken((token) => {
        const url = apiUrl(options, "media/get", { access_token: token, media_id: mediaId });
        return requestFile(options, { url, path: "media/get", secrets: [token, secret], mostBytes });
      }),
    async upload(type, { bytes, name }) {
      const form = new FormData();
      form.set("media", new Blob([new Uint8Array(bytes)]), name);
      return leaf(await call("media/upload", { type }, form), "media_id");
    },
  };
}
