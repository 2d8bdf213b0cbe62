import fc from "fast-check";
import { expect, it } from "vitest";
import { readSignedQuery, readVerificationQuery } from "../../src/wecom/query.ts";
import { reasonOf } from "./reason-of.ts";

const good = "msg_signature=5c45ff5e&timestamp=1409659589&nonce=263014780";

it("reads the three parameters in any order, among others", () => {
  expect(readSignedQuery(`nonce=n1&x=%20&timestamp=1409659589&x=2&msg_signature=abc`)).toEqual({
    signature: "abc",
    timestamp: "1409659589",
    nonce: "n1",
  });
});

it("keeps a raw plus in echostr, and decodes an encoded one once", () => {
  expect(readVerificationQuery(`${good}&echostr=a+b%2Bc%2Fd%3D%3D`).echo).toBe("a+b+c/d==");
  expect(readVerificationQuery(`${good}&echostr=a%252Bb`).echo).toBe("a%2Bb");
});

it("reads any echostr as it was encoded", () => {
  fc.assert(
    fc.property(fc.base64String({ minLength: 4 }), (echo) => {
      expect(readVerificationQuery(`echostr=${encodeURIComponent(echo)}&${good}`).echo).toBe(echo);
    }),
  );
});

it.each([
  ["an empty query", ""],
  ["no nonce", "msg_signature=a&timestamp=1409659589"],
  ["an empty nonce", "msg_signature=a&timestamp=1409659589&nonce="],
  ["a nonce without value", "msg_signature=a&timestamp=1409659589&nonce"],
  ["a doubled nonce", `${good}&nonce=263014780`],
  ["a nonce doubled in disguise", `${good}&%6eonce=1`],
  ["an array of nonces", "msg_signature=a&timestamp=1409659589&nonce[]=1"],
  ["a timestamp of nine digits", good.replace("1409659589", "140965958")],
  ["a timestamp in milliseconds", good.replace("1409659589", "1409659589000")],
  ["a timestamp with a line break", good.replace("1409659589", "1409659589%0A")],
  ["full-width digits", good.replace("1409659589", encodeURIComponent("１４０９６５９５８９"))],
  ["a broken escape", `${good}&x=1`.replace("263014780", "%E4%B8")],
  ["an endless nonce", good.replace("263014780", "9".repeat(129))],
])("refuses %s", (_what, query) => {
  expect(reasonOf(() => readSignedQuery(query))).toBe("request");
});

it("refuses a verification without its word, with two, or with an endless one", () => {
  for (const tail of ["", "&echostr=", "&echostr=a&echostr=a", `&echostr=${"a".repeat(5000)}`]) {
    expect(reasonOf(() => readVerificationQuery(good + tail))).toBe("request");
  }
});
