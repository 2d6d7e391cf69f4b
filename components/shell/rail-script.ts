export const RAIL_STORAGE_KEY = "patchbay.rail";

/**
 * Runs before the first paint, so that a collapsed rail never flashes open. The style sheet follows
 * `data-rail` on the root element.
 */
export const RAIL_SCRIPT = `try{if(localStorage.getItem("${RAIL_STORAGE_KEY}")==="collapsed")document.documentElement.dataset.rail="collapsed"}catch{}`;
