/** An invitation that was opened on this device, until it is accepted: signing up comes in between. */
import type { InvitationSeen } from "../api/schema.ts";

const KEPT = "strongback.invitation";

export interface Opened {
  secret: string;
  seen: InvitationSeen;
}

export function openedInvitation(): Opened | null {
  const text = sessionStorage.getItem(KEPT);
  return text ? (JSON.parse(text) as Opened) : null;
}

export const keepInvitation = (opened: Opened): void => sessionStorage.setItem(KEPT, JSON.stringify(opened));
export const forgetInvitation = (): void => sessionStorage.removeItem(KEPT);

/** Whether somebody still has to say whether a coach may look after them. */
export const isAskedToBeCoached = (): boolean => (openedInvitation()?.seen.scopes.length ?? 0) > 0;
