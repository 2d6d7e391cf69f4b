import { logError } from "./log";

type Work = () => Promise<void>;

export type Shutdown = {
  /** Adds what is to be done when the process stops: the last thing started is stopped first. */
  onStop: (work: Work) => void;
  /**
   * Runs the start of the process. Whoever stops it meanwhile waits for this, so that nothing stays
   * behind that was just being started.
   */
  start: (work: Work) => Promise<void>;
  /** Stops everything and exits. Called again, it changes nothing. */
  stop: (exitCode: number) => void;
};

/** npm hands on the terminal's Ctrl-C, which has reached us already: one press may arrive twice. */
const SAME_PRESS_MS = 1_000;

/** Stops in good order on Ctrl-C and on SIGTERM; a second Ctrl-C ends the process at once. */
export function orderlyShutdown(): Shutdown {
  const works: Work[] = [];
  let starting: Promise<void> = Promise.resolve();
  let stoppingSinceMs: number | null = null;

  async function stopAll(exitCode: number): Promise<void> {
    await starting.catch(() => {});
    for (let work = works.pop(); work; work = works.pop()) {
      await work().catch((error) => logError("Something could not be stopped in good order.", error));
    }
    process.exit(exitCode);
  }

  function stop(exitCode: number): void {
    if (stoppingSinceMs !== null) return;
    stoppingSinceMs = performance.now();
    void stopAll(exitCode);
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const isAgain = stoppingSinceMs !== null && performance.now() - stoppingSinceMs > SAME_PRESS_MS;
      if (isAgain && signal === "SIGINT") process.exit(1);
      stop(0);
    });
  }

  return {
    onStop: (work) => works.push(work),
    start: (work) => {
      starting = work();
      return starting;
    },
    stop,
  };
}
