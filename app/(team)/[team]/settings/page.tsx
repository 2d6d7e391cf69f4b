import type { Metadata } from "next";
import { PageBody } from "@/components/shell/page-body";
import { requireMember } from "@/lib/auth/session";
import { listCountries } from "@/lib/core/phone";
import { teamSettings } from "@/lib/teams/update-team";
import { AppearanceCard } from "./_components/appearance-card";
import { SettingsHeader } from "./_components/settings-header";
import { TeamFacts } from "./_components/team-facts";
import { TeamForm } from "./_components/team-form";

export const metadata: Metadata = { title: "Settings" };

type PageProps = { params: Promise<{ team: string }> };

export default async function SettingsPage({ params }: PageProps) {
  const { actor, team } = await requireMember((await params).team);
  const settings = await teamSettings(actor);
  const countries = listCountries();
  const country = countries.find(({ code }) => code === settings.defaultCountry);

  return (
    <PageBody width="reading">
      <SettingsHeader teamSlug={team.slug} actor={actor} />
      <div className="grid gap-5">
        {actor.permissions.has("team:write") ? (
          <TeamForm
            teamSlug={team.slug}
            settings={settings}
            countries={countries.map(({ code, name, callingCode }) => ({
              value: code,
              label: name,
              hint: callingCode,
            }))}
          />
        ) : (
          <TeamFacts name={settings.name} country={country?.name ?? settings.defaultCountry} />
        )}
        <AppearanceCard />
      </div>
    </PageBody>
  );
}
