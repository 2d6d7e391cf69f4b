import { type ChildProcess, spawn } from "node:child_process";
import { cleanEnv } from "./patchbay-server";

const START_TIMEOUT_MS = 60_000;

/** A real worker, started as people start it, beside the server of a data directory. */
export class PatchbayWorker {
  /** What it printed. */
  output = "";
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  private constructor(env: Record<string, string>) {
    this.child = spawn(process.execPath, ["scripts/worker.mjs"], {
      env: { ...cleanEnv(process.env), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const collect = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    this.child.stdout?.on("data", collect);
    this.child.stderr?.on("data", collect);
    this.ended = new Promise((resolve) => this.child.once("exit", resolve));
  }

  /** Starts one that is expected to refuse. */
  static startToFail(env: Record<string, string>): PatchbayWorker {
    return new PatchbayWorker(env);
  }

  /** Starts one and waits until it is ready. */
  static async start(env: Record<string, string>): Promise<PatchbayWorker> {
    const worker = new PatchbayWorker(env);
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!worker.output.includes("is ready")) {
      if (Date.now() > deadline || worker.child.exitCode !== null)
        throw new Error(`The worker is not ready:\n${worker.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }

    return worker;
  }

  /** What Ctrl-C does. */
  interrupt(): Promise<number | null> {
    return this.end("SIGINT");
  }

  /** Nothing is said, nothing is tidied. */
  kill(): Promise<number | null> {
    return this.end("SIGKILL");
  }

  private end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);

    return this.ended;
  }
}
