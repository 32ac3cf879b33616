/** Windows with a preview (a sheet, a list): of whoever opened them, and gone when somebody else has the device, or nobody. */
import { contracts } from '../../../shared/contract/host';
import type { MainServices } from '../../services/main-services';

/** As much of a window as is needed here. */
export type PreviewWindow = {
  readonly on: (event: 'closed', listener: () => void) => unknown;
  /** Closes it whatever it shows: no page, and no dialog of it, is asked. */
  readonly destroy: () => void;
};

export type OpenPreviews = {
  readonly add: (window: PreviewWindow) => void;
  /** Whether this window is one of them. */
  readonly has: (window: unknown) => boolean;
  readonly isAny: () => boolean;
  /** From now on they close when the device is locked, handed to a candidate, or another works on it. */
  readonly follow: (services: Pick<MainServices, 'onNotice'>) => void;
};

/** @param changed called when one opened or closed, and when the device came into other hands */
export function createOpenPreviews(changed: () => void): OpenPreviews {
  const windows = new Set<PreviewWindow>();
  let hands: string | null = null;
  return {
    add: (window) => {
      windows.add(window);
      window.on('closed', () => {
        windows.delete(window);
        changed();
      });
      changed();
    },
    has: (window) => [...windows].some((one) => one === window),
    isAny: () => windows.size > 0,
    follow: ({ onNotice }) => {
      onNotice((path, body) => {
        if (path !== 'device.profile') return;
        const { actorId, handedTo } = contracts.device.states.profile.parse(body);
        const before = hands;
        hands = `${actorId} ${handedTo}`;
        if (hands === before) return;
        for (const window of [...windows]) window.destroy();
        changed();
      });
    },
  };
}
