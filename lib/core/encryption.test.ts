import { expect, test } from "vitest";
import { decrypt, deriveKey, encrypt } from "./encryption";

const key = deriveKey("a secret of thirty-two characters", "encryption");

test("gives back what went in, and never the same ciphertext twice", () => {
  expect(decrypt(encrypt("whsec_ü\u0000", key), key)).toBe("whsec_ü\u0000");
  expect(encrypt("x", key)).not.toBe(encrypt("x", key));
});

test("refuses another key and a changed text", () => {
  const ciphertext = encrypt("secret", key);
  const changed = Buffer.from(ciphertext, "base64");
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);

  expect(() => decrypt(ciphertext, deriveKey("another secret", "encryption"))).toThrow();
  expect(() => decrypt(changed.toString("base64"), key)).toThrow();
});

test("purposes give different keys", () => {
  expect(deriveKey("s", "sessions")).not.toEqual(deriveKey("s", "encryption"));
});
