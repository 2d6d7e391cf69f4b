/** Flows hold `secret://sec_…` where a secret belongs; the secret itself is stored encrypted. */
export const SECRET_PREFIX = "secret://";

/** What people and logs see in place of a secret. */
export const MASK = "••••••••";

const REFERENCE = /^secret:\/\/sec_[0-9a-z]{1,64}$/;
const SECRET_NAME = /^(proxy-)?authorization$|^cookie$|key|token|secret|password|signature/i;

/** Whether a text stands for a stored secret. */
export function isSecretReference(text: string): boolean {
  return REFERENCE.test(text);
}

/** Whether the value of a header with this name is a secret, whatever it holds. */
export function isSecretHeader(name: string): boolean {
  return SECRET_NAME.test(name.trim());
}

/** Header values as the run log may keep them. */
export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value !== "" && (isSecretHeader(name) || isSecretReference(value)) ? MASK : value,
    ]),
  );
}
