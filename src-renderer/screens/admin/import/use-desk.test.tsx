// @vitest-environment happy-dom
/** The desk of an import lives as long as its screen, and as long as something is written from it. */
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { fakeDevice } from '../../../../test/fakes/fake-device';
import type { ImportDesk } from '../../../import-desk/open-desk';
import { ActionDepsProvider } from '../../../ui/use-action';
import { useDesk } from './use-desk';

async function opened() {
  const { deps } = fakeDevice();
  const ended: string[] = [];
  const openDesk = () => ({ end: () => ended.push('ended') }) as unknown as ImportDesk;
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ActionDepsProvider value={{ ...deps, openDesk }}>{children}</ActionDepsProvider>
  );
  const { result, unmount } = renderHook(useDesk, { wrapper });
  await act(async () => void (await result.current.open()));
  return { ended, hold: result.current.hold, leave: async () => act(async () => unmount()) };
}

it('is let go with the screen', async () => {
  const { ended, leave } = await opened();
  expect(ended).toEqual([]);
  await leave();
  expect(ended).toEqual(['ended']);
});

it('M1 stays until all is written that somebody asked for before they left the screen', async () => {
  const { ended, hold, leave } = await opened();
  let write = (): void => undefined;
  void hold(
    new Promise<void>((resolve) => {
      write = resolve;
    }),
  );
  await leave();
  expect(ended).toEqual([]);
  await act(async () => write());
  expect(ended).toEqual(['ended']);
});
