// The container and the unit: what stands in their files, that the image's content alone runs, and the tools' own word where they are.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";
import { freePort, realEnvironment } from "./setup/program.ts";
import { startDirectoryApi } from "./setup/wecom-client.ts";

const read = (file: string) => readFileSync(file, "utf8");
/** Instructions of the Dockerfile, a line each, by stage. */
const stages = read("Dockerfile")
  .replace(/^#.*\n/gm, "")
  .replace(/\\\n\s*/g, "")
  .split(/^(?=FROM )/m)
  .filter((stage) => stage.startsWith("FROM "))
  .map((stage) => stage.split("\n").filter((line) => line !== ""));
const final = stages.at(-1) ?? [];
const unit = read("deploy/opportunities.service");
const { scripts, engines } = JSON.parse(read("package.json")) as {
  scripts: Record<string, string>;
  engines: { node: string };
};
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function argument(name: string): string {
  const line = final.find((each) => each.startsWith(`${name} `)) ?? "";
  return line.slice(name.length + 1);
}

/** What the last stage takes out of the sources or of the first, by where it lies in either. */
const copied = final
  .filter((line) => line.startsWith("COPY "))
  .map((line) => line.split(" ").filter((part) => !/^(COPY$|--)/.test(part))[0] ?? "")
  .map((from) => from.replace(/^\/app\//, ""));

test("the image is built in two stages, holds no secret, runs as nobody important, keeps its data on a volume", () => {
  expect(stages.length).toBe(2);
  expect(final.indexOf("USER node")).toBeGreaterThan(-1);
  expect(final.indexOf("USER node")).toBeLessThan(final.findIndex((line) => line.startsWith("CMD ")));
  expect(argument("VOLUME")).toBe("/data");
  expect(argument("ENV")).toContain("DATABASE_URL=sqlite:/data/");
  expect(read("Dockerfile")).not.toMatch(/SECRET|TOKEN|AES_KEY|_FILE=/);
  for (const [stage = ""] of stages)
    expect(Number(/^FROM node:(\d+)-/.exec(stage)?.[1])).toBeGreaterThanOrEqual(
      Number(/\d+/.exec(engines.node)?.[0]),
    );
  const missing = copied.filter((from) => !existsSync(from));
  expect(missing.filter((from) => from !== "dist")).toEqual([]);
});

test("what goes to the builder is what the build needs: neither a database nor an .env", () => {
  const [all, ...sources] = read(".dockerignore").trim().split("\n");
  expect(all).toBe("*");
  for (const line of sources) expect(existsSync(line.replace(/^!/, "")), line).toBe(true);
  expect(sources.join()).not.toMatch(/data|env|\.git/);
});

test("container and unit start what npm start starts", () => {
  const start = (scripts["start"] ?? "").split(" ");
  expect(JSON.parse(argument("CMD"))).toEqual(start);
  expect(/^ExecStart=\/usr\/bin\/env (.*)$/m.exec(unit)?.[1]?.split(" ")).toEqual(start);
});

const isBuilt = existsSync("dist/src/main.js");

test.skipIf(!isBuilt)(
  "what the image holds, and no more, runs as somebody else, is well by its own check, and stops",
  async () => {
    const app = mkdtempSync(join(tmpdir(), "image-"));
    chmodSync(app, 0o755);
    for (const from of copied.filter((each) => each !== "node_modules")) {
      mkdirSync(dirname(join(app, from)), { recursive: true });
      cpSync(from, join(app, from), { recursive: true });
    }
    for (const name of productionPackages()) {
      mkdirSync(dirname(join(app, name)), { recursive: true });
      symlinkSync(resolve(name), join(app, name));
    }
    const data = join(app, "data");
    mkdirSync(data, { mode: 0o777 });
    chmodSync(data, 0o777);
    const api = await startDirectoryApi();
    const port = await freePort();
    const env = {
      PATH: process.env["PATH"] ?? "",
      // As the image's own libraries have only each other beside them.
      NODE_OPTIONS: "--preserve-symlinks --preserve-symlinks-main",
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      HOST: "0.0.0.0",
      PORT: String(port),
      DATABASE_URL: `sqlite:${data}/bot.sqlite`,
      ...realEnvironment(api.baseUrl),
    };
    const nobody = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
    try {
      const [program = "", ...rest] = JSON.parse(argument("CMD")) as string[];
      const server = spawn(program, rest, { cwd: app, env, ...nobody, stdio: ["ignore", "ignore", "pipe"] });
      children.push(server);
      let said = "";
      server.stderr.on("data", (part) => {
        said += part;
      });
      const [, check = "[]"] = / CMD (\[.*)$/.exec(argument("HEALTHCHECK")) ?? [];
      const [asking = "", ...how] = JSON.parse(check) as string[];
      await expect
        .poll(
          () => {
            if (server.exitCode !== null) throw new Error(said);
            return spawnSync(asking, how, { env }).status;
          },
          { timeout: 30_000 },
        )
        .toBe(0);
      server.kill("SIGTERM");
      expect((await once(server, "exit"))[0]).toBe(0);
      expect(said).toBe("");
      // Where nobody listens any more the check says so.
      expect(spawnSync(asking, how, { env }).status).toBe(1);
    } finally {
      await api.close();
    }
  },
);

const docker = spawnSync("docker", ["info"], { stdio: "ignore" }).status === 0;

/** Skipped where no Docker daemon answers: the tests above say of the file what can be said without one. */
test.skipIf(!docker)(
  "Docker builds the image, and a container without credentials says what is missing",
  () => {
    const built = spawnSync("docker", ["build", "-q", "."], { encoding: "utf8", timeout: 900_000 });
    expect(built.stderr).toBe("");
    const image = built.stdout.trim();
    const run = spawnSync("docker", ["run", "--rm", "-e", "SANDBOX=0", image], { encoding: "utf8" });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^WECOM_CORP_ID: missing/);
  },
  1_000_000,
);

test("the unit lets the program write its data, and little else of the machine", () => {
  for (const line of [
    "User=opportunities",
    "StateDirectory=opportunities",
    "UMask=0077",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
    "Restart=on-failure",
  ])
    expect(unit.split("\n")).toContain(line);
  // Longer than the program takes for what is in flight.
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(5);
});

const systemd = spawnSync("systemd-analyze", ["--version"], { stdio: "ignore" }).status === 0;

/** Skipped where there is no systemd. */
test.skipIf(!systemd)(
  "systemd reads the unit without a complaint, and finds little that it lays open",
  () => {
    const analyze = (...args: string[]) =>
      spawnSync("systemd-analyze", [...args, resolve("deploy/opportunities.service")], { encoding: "utf8" });
    const { status, stderr } = analyze("verify");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    // 0 is nothing, 100 everything.
    expect(analyze("security", "--offline=true", "--threshold=20").status).toBe(0);
  },
);

/** What `npm prune --omit=dev` leaves, as far as it lies at the top; the rest lies within. */
function productionPackages(): string[] {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
  };
  return Object.entries(packages)
    .filter(
      ([name, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(name) && dev !== true && existsSync(name),
    )
    .map(([name]) => name);
}
