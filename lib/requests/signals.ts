/** The signal that a team got a request. */
export function requestsSignal(teamId: string): string {
  return `requests:${teamId}`;
}
