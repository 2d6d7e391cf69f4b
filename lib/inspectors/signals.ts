/** The signal that an inspector got a request. */
export function inspectorSignal(inspectorId: string): string {
  return `inspector:${inspectorId}`;
}
