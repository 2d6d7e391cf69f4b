const TRY_LATER = "Check that the other system is up. Then send the request again.";
const FIX_ADDRESS = "Correct the address in the step and deploy. Then send the request again.";

const ADVICE: Readonly<Record<string, string>> = {
  status:
    "Look at its answer below: it often says what it did not like. Put that right in the step or over there, then send the request again.",
  refused: TRY_LATER,
  timeout: TRY_LATER,
  reset: TRY_LATER,
  network: TRY_LATER,
  interrupted: TRY_LATER,
  dns: FIX_ADDRESS,
  redirect: FIX_ADDRESS,
  invalid: FIX_ADDRESS,
  invalid_url: FIX_ADDRESS,
  blocked: FIX_ADDRESS,
  tls: "Ask whoever runs that server to renew its certificate. Then send the request again.",
  invalid_body: "Correct the body in the step and deploy. Then send the request again.",
  empty_message:
    'Give what may be missing a replacement, such as {{webhookBody.firstName | default: "there"}}, and deploy.',
  no_contact:
    "Have the sender put the contact's phone number into the request, or tell the webhook where in the body it stands.",
  no_inbox: "Choose an inbox in the agent's settings. Then send the request again.",
  loop_limit: "Open the agent, give the circle a way out, and deploy.",
  broken_flow: "Open the agent and deploy it again. Then send the request again.",
};

const FALLBACK =
  "Send the request again. If that fails too, ask whoever runs this Patchbay to look into its log.";

/**
 * What to do about a failed run, in a sentence or two that add to the failure's own message.
 *
 * @param code of the failure
 */
export function failureAdvice(code: string): string {
  return ADVICE[code] ?? FALLBACK;
}
