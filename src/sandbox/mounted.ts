// Where the sandbox lies in the bot's own server: known to whoever does not load the sandbox.

/** Where the server API is mounted: WECOM_API_BASE is the bot's own address and this. */
export const PLATFORM_PREFIX = "/sandbox/wecom";
/** Where the group bot's long connection is: WECOM_BOT_WS_URL is the bot's own address, by ws, and this. */
export const SOCKET_PATH = `${PLATFORM_PREFIX}/bot-socket`;
