import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { WecomCallbackError } from "../../src/wecom/callback-error.ts";
import { cdata } from "../../src/wecom/flat-xml.ts";
import { passiveButton, passiveText } from "../../src/wecom/passive-reply.ts";
import { readAppMessage } from "../../src/wecom/xml-message.ts";
import { reasonOf } from "./reason-of.ts";

const head =
  "<ToUserName><![CDATA[wwCORP]]></ToUserName><FromUserName><![CDATA[zhangsan]]></FromUserName><CreateTime>1348831860</CreateTime>";

function message(type: string, fields: string): string {
  return `<xml>${head}<MsgType><![CDATA[${type}]]></MsgType>${fields}<AgentID>1000002</AgentID></xml>`;
}

function event(name: string, fields = ""): string {
  return message("event", `<Event><![CDATA[${name}]]></Event>${fields}`);
}

describe("customers in WeChat", () => {
  const pair = "<UserID><![CDATA[zhangsan]]></UserID><ExternalUserID><![CDATA[woA1]]></ExternalUserID>";
  it("are added with a channel and a code, which may both be missing", () => {
    const change = "<ChangeType>add_external_contact</ChangeType>";
    const all = `${change}${pair}<State>expo2026</State><WelcomeCode>CODE</WelcomeCode>`;
    const read = { event: "change_external_contact", userId: "zhangsan", externalUserId: "woA1" };
    expect(readAppMessage(event("change_external_contact", all))).toMatchObject({
      ...read,
      changeType: "add_external_contact",
      state: "expo2026",
      welcomeCode: "CODE",
    });
    expect(readAppMessage(event("change_external_contact", `${change}${pair}`))).toMatchObject({
      ...read,
      state: "",
      welcomeCode: "",
    });
  });
  it("come by a link, with nobody named or with both", () => {
    const opened = "<ChangeType>open_profile</ChangeType><LinkId>L1</LinkId><State>sms</State>";
    expect(readAppMessage(event("customer_acquisition", opened))).toMatchObject({
      event: "customer_acquisition",
      changeType: "open_profile",
      linkId: "L1",
      state: "sms",
      userId: "",
      externalUserId: "",
    });
    const wrote = `<ChangeType>customer_start_chat</ChangeType><LinkId>L1</LinkId>${pair}`;
    expect(readAppMessage(event("customer_acquisition", wrote))).toMatchObject({
      changeType: "customer_start_chat",
      externalUserId: "woA1",
    });
  });
});

describe("messages", () => {
  it("have a head of strings", () => {
    const source = message(
      "text",
      "<Content><![CDATA[新建商机]]></Content><MsgId>4561255354251345929</MsgId>",
    );
    expect(readAppMessage(source)).toEqual({
      toUserName: "wwCORP",
      fromUserName: "zhangsan",
      createTime: "1348831860",
      agentId: "1000002",
      messageId: "4561255354251345929",
      type: "text",
      content: "新建商机",
    });
  });

  it("keep ids that look like numbers", () => {
    for (const id of ["007", "1e5", "0x10", "1.0", "-0"]) {
      const source = `<xml><FromUserName>${id}</FromUserName><MsgType>text</MsgType><Content>${id}</Content><MsgId>${id}</MsgId></xml>`;
      expect(readAppMessage(source)).toMatchObject({ fromUserName: id, content: id, messageId: id });
      const nested = source.replace("<MsgId>", "<X><Y>1</Y></X><MsgId>");
      expect(readAppMessage(nested)).toMatchObject({ fromUserName: id, content: id, messageId: id });
    }
  });

  it.each([
    [
      message("image", "<PicUrl><![CDATA[https://p]]></PicUrl><MediaId><![CDATA[m1]]></MediaId>"),
      { type: "image", mediaId: "m1", pictureUrl: "https://p" },
    ],
    [
      message("voice", "<MediaId><![CDATA[m1]]></MediaId><Format><![CDATA[amr]]></Format>"),
      { type: "voice", mediaId: "m1", format: "amr" },
    ],
    [
      message("video", "<MediaId>m1</MediaId><ThumbMediaId>t</ThumbMediaId>"),
      { type: "video", mediaId: "m1" },
    ],
    [
      message(
        "location",
        "<Location_X>23.134</Location_X><Location_Y>113.358</Location_Y><Scale>20</Scale><Label><![CDATA[广州]]></Label>",
      ),
      { type: "location", latitude: "23.134", longitude: "113.358", label: "广州" },
    ],
    [
      message("link", "<Title>t</Title><Description>d</Description><Url>https://u</Url>"),
      { type: "link", title: "t", description: "d", url: "https://u" },
    ],
    [message("file", "<MediaId>M1</MediaId>"), { type: "file", mediaId: "M1" }],
    [message("news", ""), { type: "unknown", name: "news" }],
  ])("of each kind are told apart: %#", (source, expected) => {
    expect(readAppMessage(source)).toMatchObject(expected);
  });

  it("carry any text unchanged, markup and DOCTYPE included", () => {
    const unit = fc.constantFrom(
      "<",
      ">",
      "]",
      "&",
      "&amp;",
      "<!DOCTYPE",
      "<Content>",
      "商",
      "😀",
      "\n",
      " ",
    );
    fc.assert(
      fc.property(fc.string({ unit }), (content) => {
        const source = message("text", `<Content>${cdata(content)}</Content>`);
        expect(readAppMessage(source)).toMatchObject({ type: "text", content });
      }),
    );
  });

  it("have their entities decoded, once", () => {
    const source = message("text", "<Content>A&amp;B &lt;c&gt; &#20320;&#x597d; &amp;lt;</Content>");
    expect(readAppMessage(source)).toMatchObject({ content: "A&B <c> 你好 &lt;" });
  });
});

describe("events", () => {
  it.each([
    [event("subscribe", "<EventKey></EventKey>"), { event: "subscribe" }],
    [event("unsubscribe"), { event: "unsubscribe" }],
    [event("enter_agent", "<EventKey/>"), { event: "enter_agent" }],
    [
      event("LOCATION", "<Latitude>23.1</Latitude><Longitude>113.3</Longitude><Precision>119</Precision>"),
      { event: "LOCATION", latitude: "23.1", longitude: "113.3" },
    ],
    [event("click", "<EventKey><![CDATA[k]]></EventKey>"), { event: "click", eventKey: "k" }],
    [event("view", "<EventKey><![CDATA[https://u]]></EventKey>"), { event: "view", eventKey: "https://u" }],
    [
      event(
        "change_contact",
        "<ChangeType>update_user</ChangeType><UserID>007</UserID><NewUserID>008</NewUserID>",
      ),
      { event: "change_contact", changeType: "update_user", userId: "007", newUserId: "008" },
    ],
    [
      event("batch_job_result", "<BatchJob><JobId>1</JobId></BatchJob>"),
      { event: "unknown", name: "batch_job_result" },
    ],
  ])("are told apart: %#", (source, expected) => {
    expect(readAppMessage(source)).toMatchObject({ type: "event", messageId: "", ...expected });
  });

  it("of a pressed card hold lists even where there is one of each", () => {
    const fields = (selected: string): string =>
      `<EventKey><![CDATA[key111]]></EventKey><TaskId><![CDATA[taskid111]]></TaskId><CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[CODE]]></ResponseCode>${selected}`;
    const one =
      "<SelectedItem><QuestionKey><![CDATA[q1]]></QuestionKey><OptionIds><OptionId>007</OptionId></OptionIds></SelectedItem>";
    const two = `<SelectedItem>\n <QuestionKey>q2</QuestionKey>\n <OptionIds>\n<OptionId>o1</OptionId><OptionId>o2</OptionId></OptionIds></SelectedItem>`;
    const press = {
      eventKey: "key111",
      taskId: "taskid111",
      cardType: "button_interaction",
      responseCode: "CODE",
    };
    const q1 = { questionKey: "q1", optionIds: ["007"] };
    const q2 = { questionKey: "q2", optionIds: ["o1", "o2"] };

    const read = (selected: string) => readAppMessage(event("template_card_event", fields(selected)));
    expect(read(`<SelectedItems>${one}</SelectedItems>`)).toMatchObject({ ...press, selections: [q1] });
    expect(read(`<SelectedItems>\n${one}${two}\n</SelectedItems>`)).toMatchObject({
      ...press,
      selections: [q1, q2],
    });
    expect(read("<SelectedItems></SelectedItems>")).toMatchObject({ ...press, selections: [] });
    expect(read("")).toMatchObject({ ...press, selections: [] });
    expect(readAppMessage(event("template_card_menu_event", fields("")))).toMatchObject({
      event: "template_card_menu_event",
      selections: [],
    });
  });
});

describe("what is no message is refused as content", () => {
  const bomb = `<!DOCTYPE xml [<!ENTITY a "${"x".repeat(100)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "&a;&a;&a;&a;">`).join("")}]>`;
  it.each([
    ["nothing", ""],
    ["JSON", '{"msgtype":"text"}'],
    ["another root", "<html></html>"],
    ["an empty root", "<xml></xml>"],
    ["no sender", "<xml><MsgType>text</MsgType></xml>"],
    [
      "two senders",
      "<xml><FromUserName>a</FromUserName><FromUserName>b</FromUserName><MsgType>text</MsgType></xml>",
    ],
    ["no type", "<xml><FromUserName>a</FromUserName></xml>"],
    ["two roots", `${message("text", "")}${message("text", "")}`],
    ["an open element", message("text", "<Content>")],
    ["a DOCTYPE", `<!DOCTYPE xml>${message("text", "")}`],
    ["a DOCTYPE inside", message("text", '<!doctype a [<!ENTITY e "b">]><Content>&e;</Content>')],
    ["an entity bomb", bomb + message("text", "<Content>&a19;</Content>")],
    ["a deep nest", message("text", `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`)],
    ["a reserved name", message("text", "<__proto__><a>1</a></__proto__>")],
  ])("%s", (_what, source) => {
    expect(reasonOf(() => readAppMessage(source))).toBe("content");
  });

  it("any string, and never another error", () => {
    const unit = fc.constantFrom(
      "<xml>",
      "</xml>",
      "<a>",
      "</a>",
      "<![CDATA[",
      "]]>",
      "&x;",
      "<?",
      "<!--",
      "<!",
      "a",
    );
    fc.assert(
      fc.property(fc.string({ unit }), (source) => {
        try {
          readAppMessage(source);
        } catch (error) {
          expect(error).toBeInstanceOf(WecomCallbackError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the answer within the callback", () => {
  const address = { toUserName: "zhangsan", fromUserName: "wwCORP", createTime: 1348831860 };
  const parse = (source: string): unknown =>
    new XMLParser({ parseTagValue: false, trimValues: false }).parse(source).xml;

  it("is a text whose words cannot end their CDATA", () => {
    const evil = "]]></Content><Content>x ]]]]>> &amp;";
    expect(parse(passiveText(address, evil))).toEqual({
      ToUserName: "zhangsan",
      FromUserName: "wwCORP",
      CreateTime: "1348831860",
      MsgType: "text",
      Content: evil,
    });
  });

  it("is a text of at most 2048 bytes", () => {
    const { Content } = parse(passiveText(address, "商".repeat(1000))) as { Content: string };
    expect(Content).toBe("商".repeat(682));
  });

  it("replaces the words of a button", () => {
    expect(parse(passiveButton(address, "已处理"))).toMatchObject({
      MsgType: "update_button",
      Button: { ReplaceName: "已处理" },
    });
  });
});
