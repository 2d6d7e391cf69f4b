/** Radix keeps hidden inputs beside its controls, out of the tab order. */
const BOXES = "input:not([type=hidden], [readonly], [tabindex='-1']), textarea";
const CONTROLS = `${BOXES}, button, [role=switch], [role=radio]`;

/**
 * Puts the focus into the field of a path, or of the nearest path above it; the first field for "".
 * Opens what is folded around it.
 *
 * @returns whether there was one
 */
export function focusField(container: HTMLElement, path: string): boolean {
  const control = path === "" ? firstControl(container) : controlOf(container, path);
  if (!control) return false;
  control.closest("details")?.setAttribute("open", "");
  control.focus();
  control.scrollIntoView({ block: "nearest" });

  return true;
}

/** Of the kind's own settings, where there is one to type into. */
function firstControl(container: HTMLElement): HTMLElement | null {
  const find = (selectors: string) => container.querySelector<HTMLElement>(selectors);

  return find(`[data-path^="config"] :is(${BOXES})`) ?? find(`[data-path^="config"] :is(${CONTROLS})`);
}

function controlOf(container: HTMLElement, path: string): HTMLElement | null {
  for (let wanted = path; wanted !== ""; wanted = parentOf(wanted)) {
    const field = container.querySelector(`[data-path="${CSS.escape(wanted)}"]`);
    const control = field?.querySelector<HTMLElement>(CONTROLS);
    if (control) return control;
  }

  return firstControl(container);
}

/** `config.rules[0].left` → `config.rules[0]` → `config.rules` → `config` → nothing. */
function parentOf(path: string): string {
  return path.replace(/(?:^|[.[])[^.[]*$/, "");
}
