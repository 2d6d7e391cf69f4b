/** The signal that a conversation has a new message. */
export function conversationSignal(conversationId: string): string {
  return `conversation:${conversationId}`;
}

/** The signal that some conversation of a team has begun or gone on. */
export function conversationsSignal(teamId: string): string {
  return `conversations:${teamId}`;
}
