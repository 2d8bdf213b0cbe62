// What the README says one can run beside the server: each command once, against a sandbox that is running.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "commands-"));
const port = 31_348;
const at = (name) => ({ DATABASE_URL: `sqlite:${join(folder, name)}` });
const run = (name, args, env) => {
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["run", "-s", name, ...(args.length > 0 ? ["--", ...args] : [])],
    {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  );
  if (status !== 0)
    throw new Error(`npm run -s ${name} ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
  process.stdout.write(`npm run -s ${name}: ok\n`);
  return stdout;
};

const server = spawn("npm", ["start"], {
  env: {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: String(port),
    ...at("sandbox.sqlite"),
  },
  stdio: ["ignore", "inherit", "pipe"],
  detached: true,
});
try {
  await untilSaid(server, "the sandbox has its past");
  const dump = run("export", [], at("sandbox.sqlite"));
  if (JSON.parse(dump).items.length < 20) throw new Error("the sandbox has too little history");
  run("doctor", [], at("sandbox.sqlite"));
  run("backup", [join(folder, "copy.sqlite")], at("sandbox.sqlite"));
  writeFileSync(join(folder, "dump.json"), run("export", [], at("copy.sqlite")));
  run("import", [join(folder, "dump.json")], at("moved.sqlite"));
  if (run("export", [], at("moved.sqlite")) !== run("export", [], at("copy.sqlite")))
    throw new Error("a dump in an empty database gave another export");
  writeFileSync(join(folder, "members.csv"), "账号,姓名,部门,负责人\nzhangsan,张三,华东大区/销售一部,是\n");
  run("import", [join(folder, "members.csv"), "--as", "members"], at("members.sqlite"));
  process.stdout.write(run("bench", ["sqlite"], { BENCH_ROUNDS: "1" }));
} finally {
  process.kill(-server.pid, "SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}

/** However slow the machine: the server itself says when its demo is ready. */
function untilSaid({ stderr }, words) {
  return new Promise((resolve, reject) => {
    let said = "";
    const tooLate = setTimeout(() => reject(new Error(`npm start did not say "${words}": ${said}`)), 120_000);
    // Reads on to the end, so that the server never waits for somebody to listen.
    stderr.setEncoding("utf8").on("data", (part) => {
      said += part;
      if (!said.includes(words)) return;
      clearTimeout(tooLate);
      resolve();
    });
    stderr.on("end", () => reject(new Error(`npm start ended: ${said}`)));
  });
}
