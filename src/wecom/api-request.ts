// One request to WeCom and its answer, or a WecomApiError; knows no token.
import { classOf, WecomApiError } from "./api-error.ts";
import { bytesOf, FileTooLargeError, filenameIn } from "./response-file.ts";
import { branch, leaf } from "./tree.ts";
import { wellFormedJson } from "./well-formed.ts";
import { whyUnanswered } from "./why-unanswered.ts";

export const WECOM_API_BASE = "https://qyapi.weixin.qq.com";

/** Where the API is, and what a test puts in place of the network. */
export interface ApiEndpoint {
  /** WECOM_API_BASE; with or without a slash at the end. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/** An answer with errcode 0. Failed ones may hold default values, so they never come this far. */
export type ApiAnswer = Readonly<Record<string, unknown>>;

export interface ApiRequest {
  readonly url: URL;
  /** What the error is told by; the address may hold a key. */
  readonly path: string;
  /** Sent by POST; without it the request is a GET. */
  readonly body?: unknown;
  /** Blotted out wherever WeCom repeats them in its words. */
  readonly secrets: readonly string[];
}

/** What WeCom gave as bytes, or what is given to it. */
export interface ApiFile {
  readonly bytes: Buffer;
  /** "" where none is told. */
  readonly name: string;
}

const TIMEOUT_MS = 10_000;
const FILE_TIMEOUT_MS = 60_000;
const HINT_LENGTH = 300;

export function apiUrl(endpoint: ApiEndpoint, path: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(`${(endpoint.baseUrl ?? WECOM_API_BASE).replace(/\/+$/, "")}/cgi-bin/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/** Errors come with HTTP 200: errcode decides, and none means success. @throws WecomApiError */
export async function request(endpoint: ApiEndpoint, call: ApiRequest): Promise<ApiAnswer> {
  const answer = await exchange(endpoint, call);
  const errcode = Number(branch(answer, "errcode") ?? 0);
  if (errcode === 0) return answer;
  throw new WecomApiError(call.path, {
    errcode,
    errclass: classOf(errcode),
    hint: blot(leaf(answer, "errmsg"), call.secrets).slice(0, HINT_LENGTH),
  });
}

/** A file by GET: bytes, or JSON where it is refused. @throws WecomApiError, FileTooLargeError */
export async function requestFile(
  endpoint: ApiEndpoint,
  { url, path, secrets, mostBytes }: Omit<ApiRequest, "body"> & { readonly mostBytes: number },
): Promise<ApiFile> {
  const failed = (hint: string): WecomApiError =>
    new WecomApiError(path, { errcode: -1, errclass: "network", hint });
  let response: Response;
  let bytes: Buffer;
  try {
    response = await (endpoint.fetch ?? fetch)(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(endpoint.timeoutMs ?? FILE_TIMEOUT_MS),
    });
    bytes = await bytesOf(response, mostBytes);
  } catch (error) {
    if (error instanceof FileTooLargeError) throw error;
    throw failed(whyUnanswered(error));
  }
  if (response.status !== 200) throw failed(`HTTP ${response.status}`);
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  const answer = isJson ? parsed(bytes.toString()) : null;
  const errcode = Number(branch(answer, "errcode") ?? 0);
  if (errcode !== 0)
    throw new WecomApiError(path, {
      errcode,
      errclass: classOf(errcode),
      hint: blot(leaf(answer, "errmsg"), secrets).slice(0, HINT_LENGTH),
    });
  return { bytes, name: filenameIn(response.headers.get("content-disposition") ?? "") };
}

async function exchange(endpoint: ApiEndpoint, call: ApiRequest): Promise<ApiAnswer> {
  const failed = (errclass: "network" | "window" | "configuration", hint: string): WecomApiError =>
    new WecomApiError(call.path, { errcode: -1, errclass, hint });
  let status: number;
  let text: string;
  try {
    const response = await (endpoint.fetch ?? fetch)(call.url, {
      ...(call.body === undefined ? {} : call.body instanceof FormData ? form(call.body) : post(call.body)),
      // A redirect means a wrong base address, and would turn a POST into a GET.
      redirect: "manual",
      signal: AbortSignal.timeout(endpoint.timeoutMs ?? TIMEOUT_MS),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    throw failed("network", whyUnanswered(error));
  }
  if (status === 429) throw failed("window", "HTTP 429");
  if (status >= 500) throw failed("network", `HTTP ${status}`);
  if (status !== 200) throw failed("configuration", `HTTP ${status}: is the API's base address right?`);
  const answer = parsed(text);
  if (answer === null) throw failed("network", "the answer is not a JSON object");
  return answer;
}

function form(body: FormData): RequestInit {
  return { method: "POST", body };
}

function post(body: unknown): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: wellFormedJson(body),
  };
}

function parsed(text: string): ApiAnswer | null {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" && answer !== null && !Array.isArray(answer) ? { ...answer } : null;
  } catch {
    return null;
  }
}

function blot(words: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => (secret === "" ? text : text.replaceAll(secret, "***")), words);
}
