import { PhoneFrame } from "@/components/inbox/phone-frame";

/** Beside the list, while none of it is chosen. */
export function NoConversation() {
  return (
    <div className="grid h-full grid-rows-[minmax(0,1fr)] justify-items-center p-8">
      <PhoneFrame>
        <p className="m-auto max-w-56 text-center text-muted text-sm">
          Choose a conversation to see what the contact saw.
        </p>
      </PhoneFrame>
    </div>
  );
}
