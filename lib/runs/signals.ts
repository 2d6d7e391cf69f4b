/** The signal that a run has changed. */
export function runSignal(runId: string): string {
  return `run:${runId}`;
}

/** The signal that some run of a team has begun, ended or changed its status. */
export function runsSignal(teamId: string): string {
  return `runs:${teamId}`;
}
