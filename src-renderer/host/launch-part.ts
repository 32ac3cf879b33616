/**
 * Links that this page is opened with, and links that are pasted into its address bar while it is open: the browser then
 * only changes the part behind the #, so the page stays, with everything that was typed in it. Taken out of the address
 * before anything else reads it.
 */
import { readLaunchPart, type Ticket } from '../../shared/contract/host-ticket';

/** The ticket in the address, which holds it no longer; null when there is none. */
export function takeLaunchPart(back: string): Ticket | null {
  const ticket = readLaunchPart(window.location.hash);
  if (ticket) window.history.replaceState(window.history.state, '', back);
  return ticket;
}

/** Calls back with the ticket of a link that is pasted while the page is open; nobody else hears of it. */
export function watchLaunchPart(onTicket: (ticket: Ticket) => void): void {
  let last = window.location.href;
  const hear = (event: Event): void => {
    const ticket = takeLaunchPart(last);
    if (!ticket) {
      last = window.location.href;
      return;
    }
    event.stopImmediatePropagation();
    onTicket(ticket);
  };
  window.addEventListener('popstate', hear, { capture: true });
  window.addEventListener('hashchange', hear, { capture: true });
}
