"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { LiveIndicator } from "@/components/ui/live-indicator";

type LiveRefreshProps = {
  /** Where to listen, from `liveUrl`. A changed moment in it does not start the stream anew. */
  url: string;
};

type Connection = "live" | "reconnecting";

/** A browser gives up on a stream that was answered with an error, as by a server that restarts. */
const LISTEN_AGAIN_MS = 2_000;

/**
 * Keeps the page up to date: listens for changes and has the server render it again. A dropped
 * connection comes back by itself and is told what it missed; a hidden tab does not listen, because a
 * browser has few connections to give.
 */
export function LiveRefresh({ url }: LiveRefreshProps) {
  const router = useRouter();
  const [connection, setConnection] = useState<Connection>("live");
  const [firstUrl] = useState(url);

  useEffect(() => {
    let source: EventSource | null = null;
    let seen: string | null = null;
    let again: number | undefined;

    function listen() {
      const opened = new EventSource(seen ? withSince(firstUrl, seen) : firstUrl);
      source = opened;
      source.onopen = () => setConnection("live");
      source.onerror = () => {
        setConnection("reconnecting");
        if (opened.readyState === EventSource.CLOSED) again = window.setTimeout(listen, LISTEN_AGAIN_MS);
      };
      source.addEventListener("changed", (event) => {
        seen = event.lastEventId;
        startTransition(() => router.refresh());
      });
    }

    function hush() {
      window.clearTimeout(again);
      source?.close();
      source = null;
    }

    function followVisibility() {
      if (document.hidden) hush();
      else if (!source) listen();
    }

    followVisibility();
    document.addEventListener("visibilitychange", followVisibility);

    return () => {
      document.removeEventListener("visibilitychange", followVisibility);
      hush();
    };
  }, [firstUrl, router]);

  return <LiveIndicator state={connection} />;
}

function withSince(url: string, sinceMs: string): string {
  return url.replace(/since=\d+/, `since=${sinceMs}`);
}
