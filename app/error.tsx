"use client";

import Link from "next/link";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";

type ErrorPageProps = { error: unknown; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main>
      <NoticePage
        title="This page could not be shown"
        reference={digestOf(error)}
        actions={
          <>
            <Button asChild>
              <Link href="/" prefetch={false}>
                Go to the start page
              </Link>
            </Button>
            <Button variant="primary" onClick={() => retry()}>
              Try again
            </Button>
          </>
        }
      >
        Something went wrong on our side and has been logged. Nothing you saved is lost. Try again; if it
        stays like this, give the reference below to whoever runs this Patchbay.
      </NoticePage>
    </main>
  );
}

/** Next's name for the logged error. */
function digestOf(error: unknown): string | undefined {
  return error instanceof Error && "digest" in error ? String(error.digest) : undefined;
}
