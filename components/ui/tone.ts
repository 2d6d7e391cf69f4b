/**
 * What a colour says. `neutral` nothing yet, `success` done, `waiting` will go on by itself,
 * `danger` failed, `info` busy right now, `signal` live or new.
 */
export type Tone = "neutral" | "success" | "waiting" | "danger" | "info" | "signal";
