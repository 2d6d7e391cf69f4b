import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Our own names (app/globals.css), where they are not sizes like `md` that it knows by their look. */
const mergeClasses = extendTailwindMerge({
  extend: {
    theme: {
      shadow: ["press", "float", "overlay"],
      animate: [
        "breathe",
        "fade-in",
        "fade-out",
        "pop-in",
        "pop-out",
        "rise-in",
        "rise-out",
        "slide-in",
        "slide-out",
      ],
      ease: ["settle"],
    },
  },
});

/** Joins class names; of two that set the same thing the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return mergeClasses(clsx(classes));
}
