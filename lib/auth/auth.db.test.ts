import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { sql } from "@/db/client";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { listApiKeys } from "@/lib/api-keys/queries";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { useClock } from "@/lib/core/clock";
import { setUpOwner } from "@/lib/teams/set-up-owner";
import { makeActor, makeTeam } from "@/lib/testing/make-team";
import { authenticateApiKey } from "./api-key";
import { signIn } from "./sign-in";

type Team = Awaited<ReturnType<typeof makeTeam>>;
let team: Team;
let restoreClock = () => {};

beforeAll(async () => {
  team = await makeTeam();
});

afterEach(async () => {
  restoreClock();
  await sql()`delete from sign_in_failures`;
});

describe("signing in", () => {
  test("opens a session that can be revoked, whatever the address's case", async () => {
    const session = await signIn(
      { email: ` ${team.email.toUpperCase()} `, password: team.password },
      "198.51.100.1",
    );

    expect(session).toMatchObject({ email: team.email, sessionId: expect.stringMatching(/^ses_/) });
    expect(await sql()`select revoked_at from sessions where id = ${session?.sessionId ?? ""}`).toMatchObject(
      [{ revoked_at: null }],
    );
  });

  test("tells a wrong password and an unknown address apart in nothing", async () => {
    expect(await signIn({ email: team.email, password: "wrong" }, "")).toBeNull();
    expect(await signIn({ email: "nobody@example.com", password: "wrong" }, "")).toBeNull();
  });

  test("is refused for a quarter of an hour after ten failures, also with the right password", async () => {
    for (let n = 0; n < 10; n++) await signIn({ email: team.email, password: "wrong" }, "");
    await expect(signIn({ email: team.email, password: team.password }, "")).rejects.toMatchObject({
      code: "rate_limited",
    });

    restoreClock = useClock({ now: () => Date.now() + 15 * 60 * 1000 + 1 });
    expect(await signIn({ email: team.email, password: team.password }, "")).not.toBeNull();
  });

  test("an unknown address is limited all the same, so that the limit tells nothing", async () => {
    for (let n = 0; n < 10; n++) await signIn({ email: "nobody@example.com", password: "wrong" }, "");

    await expect(signIn({ email: "nobody@example.com", password: "wrong" }, "")).rejects.toMatchObject({
      code: "rate_limited",
    });
  });

  test("a success forgets the failures before it", async () => {
    for (let n = 0; n < 9; n++) await signIn({ email: team.email, password: "wrong" }, "");
    await signIn({ email: team.email, password: team.password }, "");

    expect(await signIn({ email: team.email, password: "wrong" }, "")).toBeNull();
  });

  test("no password is stored", async () => {
    const [user] = await sql()`select password_hash from users where email = ${team.email}`;

    expect(user?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe("API keys", () => {
  test("are shown once and stored as a hash", async () => {
    const { id, key, prefix } = await createApiKey(team.actor, { name: "CRM", scopes: ["trigger"] });
    const [row] = await sql()`select * from api_keys where id = ${id}`;

    expect(key).toMatch(/^pb_live_[0-9a-f]{48}$/);
    expect(key.startsWith(prefix)).toBe(true);
    expect(JSON.stringify(row)).not.toContain(key);
    expect(JSON.stringify(await listApiKeys(team.actor))).not.toContain(key);
  });

  test("act for their team within their scopes, until they are revoked or run out", async () => {
    const { id, key } = await createApiKey(team.actor, { name: "CRM", scopes: ["read"] });
    const headers = new Headers({ "x-api-key": key });
    const actor = await authenticateApiKey(headers);
    expect(actor).toMatchObject({ teamId: team.teamId, apiKeyId: id, scopes: ["read"] });
    expect(actor.permissions.has("agents:read")).toBe(true);
    expect(actor.permissions.has("agents:write")).toBe(false);

    await revokeApiKey(team.actor, id);
    await expect(authenticateApiKey(headers)).rejects.toMatchObject({ code: "unauthorized" });

    const short = await createApiKey(team.actor, { name: "Short", scopes: ["read"] });
    await sql()`update api_keys set expires_at = now() + interval '1 minute' where id = ${short.id}`;
    const shortHeaders = new Headers({ authorization: `Bearer ${short.key}` });
    expect(await authenticateApiKey(shortHeaders)).toMatchObject({ apiKeyId: short.id });
    restoreClock = useClock({ now: () => Date.now() + 60_001 });
    await expect(authenticateApiKey(shortHeaders)).rejects.toMatchObject({ code: "unauthorized" });
  });

  test("note when they were last used", async () => {
    const { id, key } = await createApiKey(team.actor, { name: "Used", scopes: ["read"] });
    await authenticateApiKey(new Headers({ apikey: key }));

    await expect
      .poll(async () => (await listApiKeys(team.actor)).find((row) => row.id === id)?.lastUsedAt)
      .toBeInstanceOf(Date);
  });

  test("are an admin's business, and the team's own", async () => {
    const { id } = await createApiKey(team.actor, { name: "Mine", scopes: ["read"] });
    const other = await makeTeam();

    await expect(revokeApiKey(other.actor, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      createApiKey(makeActor(team, "builder"), { name: "No", scopes: ["read"] }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(listApiKeys(makeActor(team, "viewer"))).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("nobody can set an installation up that has an owner", async () => {
  const owner = { teamName: "Second", name: "Eve", email: "eve@example.com", password: "long enough" };

  await expect(setUpOwner(owner)).rejects.toMatchObject({ code: "conflict" });
});
