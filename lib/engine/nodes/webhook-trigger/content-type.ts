const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\b/i;

/** The type that a flow gives its body, or null when it leaves that to us. */
export function givenContentType(headers: Readonly<Record<string, string>>): string | null {
  const entry = Object.entries(headers).find(([name]) => name.toLowerCase() === "content-type");

  return entry?.[1].trim() || null;
}

/** Whether the body is a JSON template: it is unless a header says otherwise. */
export function isJsonType(headers: Readonly<Record<string, string>>): boolean {
  const type = givenContentType(headers);

  return type === null || JSON_TYPE.test(type);
}
