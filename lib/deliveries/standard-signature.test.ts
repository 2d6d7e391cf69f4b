import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { newSigningSecret, standardSignature } from "./standard-signature";

test.each(["{}", '{"text":"Zoë \\"Z\\"\\n😀"}'])(
  "the standardwebhooks package accepts what we sign: %s",
  (text) => {
    const secret = newSigningSecret();
    const timestampSeconds = Math.floor(Date.now() / 1000);
    const signature = standardSignature({ id: "dlv_1", timestampSeconds, body: Buffer.from(text) }, secret);
    const headers = {
      "webhook-id": "dlv_1",
      "webhook-timestamp": String(timestampSeconds),
      "webhook-signature": signature,
    };

    expect(() => new Webhook(secret).verify(text, headers)).not.toThrow();
    expect(() => new Webhook(newSigningSecret()).verify(text, headers)).toThrow();
    expect(() => new Webhook(secret).verify(`${text} `, headers)).toThrow();
  },
);

test("no body is signed as an empty one", () => {
  const secret = newSigningSecret();

  expect(standardSignature({ id: "a", timestampSeconds: 1, body: null }, secret)).toBe(
    standardSignature({ id: "a", timestampSeconds: 1, body: Buffer.alloc(0) }, secret),
  );
});
