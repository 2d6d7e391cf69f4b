import { hash, verify } from "@node-rs/argon2";

/** OWASP's recommendation for Argon2id. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2);
}

export function isPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, password);
}
