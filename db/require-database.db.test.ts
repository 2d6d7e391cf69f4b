import { createServer, type Socket } from "node:net";
import { expect, inject, test } from "vitest";
import { requireDatabase } from "./require-database";
import { runQuery } from "./testing/run-query";
import { createScratchDatabase, dropScratchDatabase } from "./testing/scratch-database";

const server = inject("scratchServer");

/** libpq's variables stand in for the host that a URL cannot name: the scratch cluster has a socket only. */
process.env.PGHOST = server.host;
process.env.PGUSER = server.username;

test("takes a database that can be used", async () => {
  await expect(requireDatabase(`postgres:///${server.database}`)).resolves.toBeUndefined();
});

test("says that a database does not exist", async () => {
  await expect(requireDatabase("postgres:///nowhere")).rejects.toThrow(/"nowhere" does not exist.*createdb/);
});

test("says that its user may not make tables", async () => {
  const database = await createScratchDatabase(server);
  await runQuery(database, `create role ${database.database} login`);
  try {
    process.env.PGUSER = database.database;
    await expect(requireDatabase(`postgres:///${database.database}`)).rejects.toThrow(/may not make tables/);
  } finally {
    process.env.PGUSER = server.username;
    await dropScratchDatabase(database, server);
    await runQuery(server, `drop role ${database.database}`);
  }
});

test("asks for UTF-8", async () => {
  const name = "test_latin";
  await runQuery(
    server,
    `create database ${name} encoding 'SQL_ASCII' locale 'C' locale_provider libc template template0`,
  );
  try {
    await expect(requireDatabase(`postgres:///${name}`)).rejects.toThrow(/encoded in SQL_ASCII/);
  } finally {
    await dropScratchDatabase({ ...server, database: name }, server);
  }
});

test.each([
  ["that hangs up", (socket: Socket) => socket.end()],
  ["that says nothing", () => {}],
])("gives up on a server %s, and tells no password", async (_, answer) => {
  const deaf = createServer(answer).listen(0, "127.0.0.1");
  await new Promise((resolve) => deaf.once("listening", resolve));
  const address = deaf.address();
  const port = address && typeof address === "object" ? address.port : 0;
  try {
    const refusal = await requireDatabase(`postgres://me:hunter2@127.0.0.1:${port}/db`, 300).catch(
      (error) => error,
    );

    expect(refusal.message).toContain(`(127.0.0.1:${port}/db) cannot be used`);
    expect(refusal.message).not.toContain("hunter2");
  } finally {
    deaf.close();
  }
});

test("tells how to write a URL that cannot be understood, and not the URL", async () => {
  await expect(requireDatabase("postgres://me:hunter2/@@[::/db")).rejects.toThrow(
    /^(?!.*hunter2).*percent-encoded/,
  );
});
