import { expect, test } from "vitest";
import { apiMethods } from "./api-methods";

const context = { params: Promise.resolve(undefined) };
const route = apiMethods({ GET: async () => Response.json("read"), PUT: async () => Response.json("saved") });
const ask = (method: keyof typeof route) =>
  route[method](new Request("http://patchbay.test/api", { method }), context);

test("what a route has is answered by it", async () => {
  expect(await (await ask("GET")).json()).toBe("read");
  expect(await (await ask("PUT")).json()).toBe("saved");
});

test.each(["POST", "PATCH", "DELETE"] as const)(
  "%s, which it does not have, is a problem of ours",
  async (method) => {
    const answer = await ask(method);

    expect(answer.status).toBe(405);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("allow")).toBe("GET, PUT, HEAD, OPTIONS");
    expect(await answer.json()).toMatchObject({
      code: "method_not_allowed",
      detail: "This address takes GET and PUT only.",
    });
  },
);

test("OPTIONS tells what there is", async () => {
  const answer = await ask("OPTIONS");

  expect([answer.status, answer.headers.get("allow")]).toEqual([204, "GET, PUT, HEAD, OPTIONS"]);
});
