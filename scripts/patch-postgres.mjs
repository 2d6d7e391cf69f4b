import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * postgres.js 3.4.9 forgets, when a connection closes with bytes still to be written, that nothing will
 * write them any more: it throws where nobody can catch it, or that connection never sends a byte again,
 * and every query that comes upon it waits five seconds and fails. One restart of PostgreSQL under load is
 * enough (porsager/postgres#1208, #1154). Each entry stands in the driver as often as it says.
 */
const REPAIRS = [
  {
    file: "connection.js",
    times: 1,
    text: `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x
`,
    repaired: `    const bytes = chunk
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket !== null) return socket.write(bytes, fn)
    error(Errors.connection('CONNECTION_CLOSED', options, socket))
    return false
`,
  },
  {
    file: "connection.js",
    times: 2,
    text: `
    clearImmediate(nextWriteTimer)
`,
    repaired: `
    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
`,
  },
];

/**
 * Makes a repaired copy of the driver in `dir`.
 *
 * @returns the path of what is to be imported
 * @throws Error when the installed driver is another one: then see whether it needs this still
 */
export function patchPostgres(dir) {
  rmSync(dir, { recursive: true, force: true });
  cpSync("node_modules/postgres/src", dir, { recursive: true });
  for (const { file, times, text, repaired } of REPAIRS) {
    const parts = readFileSync(path.join(dir, file), "utf8").split(text);
    if (parts.length !== times + 1) throw new Error(`postgres.js has changed: see ${import.meta.filename}.`);
    writeFileSync(path.join(dir, file), parts.join(repaired));
  }

  return path.resolve(dir, "index.js");
}
