import { expect, test } from "vitest";
import { deleteOldRecords } from "./delete-old-records";
import { countRecords, makeRecordKeeper } from "./testing/seed-records";

const DAY_MS = 24 * 60 * 60 * 1000;
const ROWS = 40;

test("0 days keep a kind for ever, and each kind has its own", async () => {
  process.env.PATCHBAY_RETENTION_DAYS = "5,runs=0,inspectors=90";
  const keeper = await makeRecordKeeper();
  await keeper.seed(ROWS, Date.now() - 60 * DAY_MS);

  await deleteOldRecords({ timeMs: 60_000 });

  expect(await countRecords()).toEqual({
    // Their runs are kept.
    requests: ROWS,
    runs: ROWS,
    run_steps: 2 * ROWS,
    deliveries: ROWS / 4,
    delivery_attempts: ROWS / 2,
    captured_requests: ROWS,
    idempotency_keys: 0,
    sign_in_failures: 0,
  });
});
