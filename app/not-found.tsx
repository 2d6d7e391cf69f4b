import Link from "next/link";
import { NoticePage } from "@/components/shell/notice-page";
import { Button } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main>
      <NoticePage
        title="There is nothing here"
        actions={
          <Button asChild variant="primary">
            <Link href="/" prefetch={false}>
              Go to the start page
            </Link>
          </Button>
        }
      >
        The address may be mistyped, the thing may have been deleted, or it belongs to a team you are not in.
      </NoticePage>
    </main>
  );
}
