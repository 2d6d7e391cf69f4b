import type { Actor } from "@/lib/auth/actor";
import type { Page } from "@/lib/core/page";
import { findCapturedRequest, listCapturedRows } from "@/lib/inspectors/queries";
import type { CapturedRequest, CapturedRow } from "@/lib/inspectors/schema";

/** Enough to fill a tall screen. */
const ROWS = 50;

type Asked = { chosenId: string | null; cursor: string | undefined };
type Captured = { rows: Page<CapturedRow>; shown: CapturedRequest | null };

/** The list, and the request beside it: the one that was asked for, or the newest of the list. */
export async function loadCaptured(actor: Actor, inspectorId: string, asked: Asked): Promise<Captured> {
  const rows = await listCapturedRows(actor, inspectorId, { limit: ROWS, cursor: asked.cursor });
  const shownId = asked.chosenId ?? rows.data[0]?.id;
  const shown = shownId ? await findCapturedRequest(actor, inspectorId, shownId) : null;

  return { rows, shown };
}
