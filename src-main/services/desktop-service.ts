/** The contract `desktop`: what the page tells the desktop around it, and what the desktop has for the page to open. */
import type { ServiceOf } from '../../shared/contract/contract';
import type { desktopContract, OpenRequest, PageView } from '../../shared/contract/desktop-contract';
import { ok } from '../../shared/kernel/result';

export type Desktop = {
  readonly pageShows: (view: PageView) => void;
  /** Gives the oldest waiting request, once. */
  readonly takeRequest: () => OpenRequest | null;
};

/** For a host without a desktop of its own: an ordinary browser has its own menus. */
export const noDesktop: Desktop = { pageShows: () => undefined, takeRequest: () => null };

export const createDesktopService = (desktop: Desktop): ServiceOf<typeof desktopContract> => ({
  pageShows: async (view) => {
    desktop.pageShows(view);
    return ok({});
  },
  takeRequest: async () => ok({ request: desktop.takeRequest() }),
});
