import type { Tone } from "@/components/ui/tone";
import type { SaveStatus } from "./draft-saver";

export type SaveLabel = {
  text: string;
  tone: Tone;
  /** What it means and what to do, where the label alone does not say it. */
  detail: string | null;
  isBusy: boolean;
};

type SaveSituation = {
  status: SaveStatus;
  isOnline: boolean;
  /** Whether this device could keep what is not saved. */
  isKeptOnDevice: boolean;
};

/** How saving stands, in words. */
export function saveLabel({ status, isOnline, isKeptOnDevice }: SaveSituation): SaveLabel {
  switch (status.state) {
    case "saved":
      return { text: "Saved", tone: "success", detail: null, isBusy: false };
    case "unsaved":
    case "saving":
      return { text: "Saving…", tone: "info", detail: null, isBusy: true };
    case "retrying":
      return waitingLabel(isOnline, isKeptOnDevice);
    case "refused":
      return { text: "Not saved", tone: "danger", detail: status.message, isBusy: false };
    case "outdated":
      return {
        text: "Reload to save",
        tone: "danger",
        detail:
          "Patchbay was updated since this page was opened. Reload it; your edits are kept on this device.",
        isBusy: false,
      };
    case "conflict":
      return {
        text: "Not saved: changed elsewhere",
        tone: "danger",
        detail: "Somebody else saved this agent while you were editing it.",
        isBusy: false,
      };
  }
}

function waitingLabel(isOnline: boolean, isKeptOnDevice: boolean): SaveLabel {
  if (!isKeptOnDevice) {
    return {
      text: "Not saved - retrying",
      tone: "danger",
      detail: "This device could not keep a copy either. Leave this page open until it says “Saved”.",
      isBusy: true,
    };
  }
  if (isOnline) {
    return {
      text: "Not saved - retrying",
      tone: "waiting",
      detail: "The server did not answer. Your edits are kept on this device and sent as soon as it does.",
      isBusy: true,
    };
  }

  return {
    text: "Saved on this device only",
    tone: "waiting",
    detail: "You are offline. Your edits are kept on this device and sent when you are back.",
    isBusy: false,
  };
}
