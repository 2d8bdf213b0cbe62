// The fixed credentials of the local WeCom; config uses them when no WECOM_* variable is set.

export interface SandboxConfig {
  readonly corpId: string;
  readonly app: {
    readonly agentId: number;
    readonly token: string;
    readonly aesKey: string;
    readonly secret: string;
  };
  readonly bot: {
    readonly token: string;
    readonly aesKey: string;
    readonly name: string;
    readonly id: string;
    readonly secret: string;
  };
  readonly adminUserIds: readonly string[];
}

/** They protect nothing: the sandbox listens on loopback only and its company is invented. */
export function sandboxConfig(): SandboxConfig {
  return {
    corpId: "wwsandbox0000000001",
    app: {
      agentId: 1000002,
      token: "SandboxAppToken",
      aesKey: "SandboxAppSandboxAppSandboxAppSandboxAppSAN",
      secret: "sandbox-app-secret",
    },
    bot: {
      token: "SandboxBotToken",
      aesKey: "SandboxBotSandboxBotSandboxBotSandboxBotSAN",
      name: "商机助手",
      id: "sandboxBot",
      secret: "sandbox-bot-secret",
    },
    adminUserIds: ["qianhui"],
  };
}
