"use client";

import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";
import "./globals.css";

type GlobalErrorProps = { retry: () => void };

/** Stands in for the root layout when that fails; it follows the system's theme. */
export default function GlobalError({ retry }: GlobalErrorProps) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="font-sans">
        <title>Something went wrong · Patchbay</title>
        <main>
          <NoticePage
            title="Patchbay could not start this page"
            actions={
              <Button variant="primary" onClick={() => retry()}>
                Try again
              </Button>
            }
          >
            Something went wrong on our side and has been logged. Webhooks are still received. Try again in a
            few seconds; if it stays like this, tell whoever runs this Patchbay.
          </NoticePage>
        </main>
      </body>
    </html>
  );
}
