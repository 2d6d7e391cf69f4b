"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";

const THEMES = [
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
  { value: "system", label: "As the system", Icon: Monitor },
];

export function AppearanceCard() {
  const { theme, setTheme } = useTheme();
  // The server does not know the theme; until the browser does, nothing is chosen.
  const isInBrowser = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );

  return (
    <Card>
      <CardHeader title="Appearance" description="For you, in this browser." />
      <CardBody>
        <Field label="Theme" isLabelHidden>
          <SegmentedControl
            value={isInBrowser ? (theme ?? "system") : ""}
            onValueChange={setTheme}
            options={THEMES.map(({ value, label, Icon }) => ({
              value,
              label: (
                <>
                  <Icon aria-hidden="true" />
                  {label}
                </>
              ),
            }))}
          />
        </Field>
      </CardBody>
    </Card>
  );
}

function subscribeToNothing(): () => void {
  return () => {};
}
