import Link from "next/link";
import { Button } from "./button";

type LoadOlderProps =
  | { href: string; onLoad?: never; isLoading?: never }
  | { href?: never; onLoad: () => void; isLoading: boolean };

/** The end of a list that goes on: a link to the next page, or a button that adds to this one. */
export function LoadOlder({ href, onLoad, isLoading }: LoadOlderProps) {
  return (
    <div className="flex justify-center py-4">
      {href === undefined ? (
        <Button onClick={onLoad} isLoading={isLoading}>
          Load older
        </Button>
      ) : (
        <Button asChild>
          <Link href={href}>Load older</Link>
        </Button>
      )}
    </div>
  );
}
