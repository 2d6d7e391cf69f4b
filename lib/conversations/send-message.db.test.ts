import { expect, test } from "vitest";
import { sql, transaction } from "@/db/client";
import { findOrCreateContact } from "@/lib/contacts/find-or-create-contact";
import { makeTeam } from "@/lib/testing/make-team";
import { sendMessage } from "./send-message";

test("a message that was sent before a crash is not sent again, nor is a conversation opened for it", async () => {
  const { teamId, inboxId } = await makeTeam();
  const contact = await transaction((tx) => findOrCreateContact(tx, teamId, "+14155550123", "agt_x"));
  const send = () =>
    transaction((tx) =>
      sendMessage(tx, {
        teamId,
        agentId: "agt_x",
        inboxId,
        contactId: contact.id,
        text: "Hi",
        runId: "run_x",
        stepKey: "text",
      }),
    );
  const sent = await send();
  await sql()`update conversations set status = 'closed' where team_id = ${teamId}`;
  const again = await send();

  expect(sent).toMatchObject({ ok: true, conversation: { status: "open" } });
  expect(again).toEqual({ ...sent, conversation: { ...(sent.ok && sent.conversation), status: "closed" } });
  expect(await sql()`select id from conversations where team_id = ${teamId}`).toHaveLength(1);
  expect(await sql()`select id from messages where team_id = ${teamId}`).toHaveLength(1);
  const types = await sql()`select type from events where team_id = ${teamId} order by id`;
  expect(types.map(({ type }) => type)).toEqual(["contact.created", "conversation.started", "message.sent"]);
});
