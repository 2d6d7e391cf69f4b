/** Longest template that may be saved: 64 KiB as UTF-8. */
export const MAX_TEMPLATE_BYTES = 64 * 1024;

/** Longest text that a template may grow to: 1 MiB as UTF-8. The rest is cut off. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** Largest list or object that a placeholder may insert, as characters of JSON. */
export const MAX_VALUE_CHARS = 4 * 1024 * 1024;

/** Characters that all filters of one step may work through: a full body, many times over. */
export const MAX_WORK_CHARS = 64 * 1024 * 1024;

export const MAX_FILTERS = 20;

/** More warnings than that tell nobody anything. */
export const MAX_WARNINGS = 50;
