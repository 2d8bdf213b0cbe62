import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import {
  jsonReplyEnvelope,
  openJsonEnvelope,
  openXmlEnvelope,
  xmlReplyEnvelope,
} from "../../src/wecom/envelope.ts";
import { cdata, readFlatXml } from "../../src/wecom/flat-xml.ts";
import { reasonOf } from "./reason-of.ts";

describe("the XML envelope", () => {
  it.each([
    [
      "as in the samples",
      "<xml>\n <ToUserName><![CDATA[ww1]]></ToUserName>\n <AgentID><![CDATA[1]]></AgentID>\n <Encrypt><![CDATA[abc=]]></Encrypt>\n</xml>\n",
    ],
    ["with the ciphertext first", "<xml><Encrypt><![CDATA[abc=]]></Encrypt><AgentID></AgentID></xml>"],
    ["without CDATA", "<xml><Encrypt>abc=</Encrypt><AgentID/></xml>"],
    [
      "with a declaration",
      '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<xml><Encrypt>abc=</Encrypt></xml>',
    ],
    [
      "with a decoy in another element",
      "<xml><A><![CDATA[<Encrypt>no</Encrypt>]]></A><Encrypt>abc=</Encrypt></xml>",
    ],
  ])("is read %s", (_what, source) => {
    expect(openXmlEnvelope(source)).toBe("abc=");
  });

  it.each([
    ["nothing", ""],
    ["JSON", '{"encrypt":"abc="}'],
    ["no ciphertext", "<xml><ToUserName>a</ToUserName></xml>"],
    ["an empty ciphertext", "<xml><Encrypt></Encrypt></xml>"],
    ["two ciphertexts", "<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>"],
    ["two of another element", "<xml><A>a</A><A>b</A><Encrypt>b</Encrypt></xml>"],
    ["a DOCTYPE", '<!DOCTYPE xml [<!ENTITY a "abc=">]><xml><Encrypt>&a;</Encrypt></xml>'],
    ["a DOCTYPE inside", '<xml><!DOCTYPE xml [<!ENTITY a "abc=">]><Encrypt>abc=</Encrypt></xml>'],
    ["a nested ciphertext", "<xml><A><Encrypt>abc=</Encrypt></A></xml>"],
    ["an open element", "<xml><Encrypt>abc="],
    ["an open CDATA", "<xml><Encrypt><![CDATA[abc=</Encrypt></xml>"],
    ["an open root", "<xml><Encrypt>abc=</Encrypt>"],
    ["something behind the root", "<xml><Encrypt>abc=</Encrypt></xml><xml/>"],
    ["something before the root", "x<xml><Encrypt>abc=</Encrypt></xml>"],
  ])("is refused with %s", (_what, source) => {
    expect(reasonOf(() => openXmlEnvelope(source))).toBe("request");
  });

  it("is refused as readily when it is 64 KiB of opening tags", () => {
    for (const piece of ["<Encrypt>", "<Encrypt><![CDATA[", "<", "<xml>", " ", "<a/>"]) {
      const source = `<xml>${piece.repeat(65_536 / piece.length)}`;
      expect(reasonOf(() => openXmlEnvelope(source))).toBe("request");
    }
  });
});

describe("the JSON envelope", () => {
  it("is read", () => expect(openJsonEnvelope('{"encrypt":"abc="}')).toBe("abc="));

  it.each([
    "",
    "null",
    "[]",
    '"abc="',
    "{}",
    '{"encrypt":""}',
    '{"encrypt":1}',
    '{"encrypt":["abc="]}',
    '{"__proto__":{"encrypt":"abc="}}',
    "[".repeat(60_000),
    '{"a":'.repeat(10_000),
  ])("is refused when it is not one: %#", (source) => {
    expect(reasonOf(() => openJsonEnvelope(source))).toBe("request");
  });
});

describe("the answers' envelopes", () => {
  const sealed = { encrypt: "abc=", signature: "s1", timestamp: "1409735669", nonce: "n]]>1" };

  it("is XML for the app, TimeStamp a bare number", () => {
    const source = xmlReplyEnvelope(sealed);
    expect(source).toContain("<TimeStamp>1409735669</TimeStamp>");
    expect(Object.fromEntries(readFlatXml(source) ?? [])).toEqual({
      Encrypt: "abc=",
      MsgSignature: "s1",
      TimeStamp: "1409735669",
      Nonce: "n]]>1",
    });
  });

  it("is JSON for the bot, lower case and with the callback's nonce", () => {
    expect(JSON.parse(jsonReplyEnvelope(sealed))).toEqual({
      encrypt: "abc=",
      msgsignature: "s1",
      timestamp: 1409735669,
      nonce: "n]]>1",
    });
  });
});

describe("flat XML", () => {
  const parser = new XMLParser({ parseTagValue: false, trimValues: false });

  it("is read like a parser reads it", () => {
    const text = fc.string({ unit: "grapheme" }).map((value) => value.replace(/[<&\r]/g, ""));
    const value = fc.array(fc.oneof(text, text.map(cdata))).map((pieces) => pieces.join(""));
    const names = fc.uniqueArray(fc.constantFrom("A", "Content", "MsgId", "Location_X"));
    fc.assert(
      fc.property(names, fc.array(value, { minLength: 4, maxLength: 4 }), (tags, values) => {
        const source = `<xml>${tags.map((tag, at) => `<${tag}>${values[at]}</${tag}>`).join("")}</xml>`;
        const read = readFlatXml(source);
        expect(read).not.toBeNull();
        expect(Object.fromEntries(read ?? [])).toEqual(parser.parse(source).xml || {});
      }),
    );
  });

  it("gives back any value that cdata wrote, without what XML forbids", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("]", ">", "<", "&", "商", "😀", "\n", "a") }),
        (value) => {
          expect(readFlatXml(`<xml><A>${cdata(value)}</A></xml>`)?.get("A")).toBe(value);
        },
      ),
    );
    expect(cdata("a\u0000b\u001f\ud800c\uffff\td")).toBe("<![CDATA[abc\td]]>");
  });
});
