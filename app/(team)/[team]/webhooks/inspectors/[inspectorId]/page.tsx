import type { Metadata } from "next";
import { FullBleed } from "@/components/shell/page-body";
import { requireMember } from "@/lib/auth/session";
import { listQuery, type SearchParams } from "@/lib/http/list-query";
import { orNotFound } from "@/lib/http/or-not-found";
import { requireInspector } from "@/lib/inspectors/queries";
import { liveUrl } from "@/lib/live/schema";
import { InspectorHead } from "./_components/inspector-head";
import { InspectorPanes } from "./_components/inspector-panes";
import { NothingCaptured } from "./_components/nothing-captured";
import { loadCaptured } from "./load-captured";

type PageProps = { params: Promise<{ team: string; inspectorId: string }>; searchParams: SearchParams };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { actor } = await requireMember((await params).team);
  const { name } = await orNotFound(requireInspector(actor, (await params).inspectorId));

  return { title: name };
}

export default async function InspectorPage({ params, searchParams }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const renderedAtMs = Date.now();
  const inspector = await orNotFound(requireInspector(actor, (await params).inspectorId));
  const { request } = await searchParams;
  const { cursor } = await listQuery(searchParams);
  const chosenId = typeof request === "string" ? request : null;
  const { rows, shown } = await loadCaptured(actor, inspector.id, { chosenId, cursor });
  const href = `/${team.slug}/webhooks/inspectors/${inspector.id}`;
  const isEmpty = rows.data.length === 0 && !cursor;

  return (
    <FullBleed className="flex flex-col max-lg:h-auto max-lg:overflow-visible">
      <InspectorHead
        teamSlug={team.slug}
        inspector={inspector}
        canChange={actor.permissions.has("inspectors:write")}
        isEmpty={isEmpty}
        isRequestShown={chosenId !== null}
        live={liveUrl(team.slug, { kind: "inspector", id: inspector.id }, renderedAtMs)}
      />
      {isEmpty && !chosenId ? (
        <div className="min-h-0 flex-1 overflow-y-auto border-t">
          <NothingCaptured teamSlug={team.slug} inspector={inspector} />
        </div>
      ) : (
        <InspectorPanes
          href={href}
          url={inspector.url}
          rows={rows}
          shown={shown}
          isChosen={chosenId !== null}
        />
      )}
    </FullBleed>
  );
}
