import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const START_TIMEOUT_MS = 60_000;

/** `demo.json` of SPEC 6. */
export type Demo = {
  url: string;
  email: string;
  password: string;
  apiKey: string;
  agentId: string;
  webhookId: string;
  webhookUrl: string;
  inspectorUrl: string;
  signingSecret: string;
};

type ServerOptions = { env?: Record<string, string> };

/** A real Patchbay, started as people start it, on a data directory and a port of its own. */
export class PatchbayServer {
  private child: ChildProcess | null = null;
  /** What it printed since its last start. */
  output = "";

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  static async create({ env = {} }: ServerOptions = {}): Promise<PatchbayServer> {
    const parent = await mkdtemp(path.join(tmpdir(), "patchbay-e2e-"));
    // mkdtemp keeps everybody out, and for root PostgreSQL runs as `nobody`.
    await chmod(parent, 0o711);

    return new PatchbayServer(path.join(parent, "data"), await freePort(), env);
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    if (!this.child?.pid) throw new Error("The server does not run.");

    return this.child.pid;
  }

  /** Resident memory of its Node process, in MiB. Linux only. */
  async residentMib(): Promise<number> {
    const status = await readFile(`/proc/${this.pid}/status`, "utf8");

    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  }

  /** Processor time that its Node process has used so far. Linux only. */
  async cpuMs(): Promise<number> {
    const fields = (await readFile(`/proc/${this.pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
    const ticks = Number(fields[11]) + Number(fields[12]);

    return ticks * 10;
  }

  /** What happens to it when the terminal or the log collector that read it is gone. */
  closeOutput(): void {
    this.child?.stdout?.destroy();
    this.child?.stderr?.destroy();
  }

  /** Starts it and waits until it is ready. */
  async start(): Promise<void> {
    const exit = this.spawn();
    const ready = this.until(() => this.output.includes("Patchbay is ready"));
    const outcome = await Promise.race([
      ready.then(() => "ready"),
      exit.then((code) => `ended with ${code}`),
    ]);
    if (outcome !== "ready") throw new Error(`The server ${outcome}:\n${this.output}`);
  }

  /** Starts it where it is expected to refuse; answers its exit code. */
  async startToFail(): Promise<number | null> {
    return this.spawn();
  }

  /** What Ctrl-C does. */
  async interrupt(): Promise<number | null> {
    return this.end("SIGINT");
  }

  /** What a power cut would do to this process: nothing is said, nothing is tidied. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** It stops in its tracks, as a virtual machine does that is moved; {@link thaw} lets it go on. */
  freeze(): void {
    process.kill(this.pid, "SIGSTOP");
  }

  thaw(): void {
    process.kill(this.pid, "SIGCONT");
  }

  /** Whoever read its output is gone, as when the `tee` of a pipe ends. */
  loseOutput(): void {
    this.child?.stdout?.destroy();
    this.child?.stderr?.destroy();
  }

  async demo(): Promise<Demo> {
    return JSON.parse(await readFile(path.join(this.dataDir, "demo.json"), "utf8"));
  }

  /** Stops it, and its database with it, and removes its data. */
  async remove(): Promise<void> {
    if (!this.child) await this.start().catch(() => {});
    await this.interrupt().catch(() => {});
    await rm(path.dirname(this.dataDir), { recursive: true, force: true });
  }

  private spawn(): Promise<number | null> {
    this.output = "";
    const child = spawn(process.execPath, ["scripts/start.mjs"], {
      env: {
        ...cleanEnv(process.env),
        PORT: String(this.port),
        PATCHBAY_DATA_DIR: this.dataDir,
        ...this.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    const collect = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);

    return new Promise((resolve) => child.once("exit", resolve));
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.kill(signal);
    const code = await exit;
    this.child = null;

    return code;
  }

  private async until(isSo: () => boolean): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error(`The server is not ready:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Nothing of the shell that runs the tests may reach the server. */
export function cleanEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(DATABASE_URL|PATCHBAY_|INNGEST_|NEXTAUTH_|PORT$|HOST$|NODE_ENV$)/.test(name),
    ),
  ) as NodeJS.ProcessEnv;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("No free port.");

  return address.port;
}
