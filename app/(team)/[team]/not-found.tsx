import Link from "next/link";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";

export const metadata = { title: "Not found" };

/** Inside the team's frame, so that the way on is beside it. */
export default function TeamNotFound() {
  return (
    <NoticePage
      title="There is nothing here"
      actions={
        <Button asChild variant="primary">
          <Link href="/" prefetch={false}>
            Go to the agents
          </Link>
        </Button>
      }
    >
      The address may be mistyped, or the thing was deleted.
    </NoticePage>
  );
}
