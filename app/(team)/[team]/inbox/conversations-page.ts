import { type PageInput, pageInput } from "@/lib/core/page";

/** How much of the list is loaded at a time. */
export const CONVERSATIONS_PAGE: PageInput = pageInput.parse({ limit: 50 });
