// @vitest-environment happy-dom
/** What one person sought is not there for the next, and is there again for them. */
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { DeviceProfile } from '../../../shared/contract/device-contract';
import { createLiveValue } from '../../../shared/kernel/live-value';
import type { Staff } from '../../../shared/records/staff';
import { aCacheLab } from '../../../test/builders/a-cache-lab';
import { anId } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { hostStates } from '../../../test/fakes/host-states';
import { QuerySourceProvider } from '../../queries/query-source';
import { useRegisterSearch } from './use-register-search';

afterEach(cleanup);

const aStaff = (n: number): Staff =>
  ({ staffId: anId<'Staff'>(n), name: `N. ${n}`, roles: [] }) as unknown as Staff;

it('a register shows to each person what they sought themselves', async () => {
  const { deps } = fakeDevice();
  const live = createLiveValue<Staff | null | undefined>(aStaff(1));
  const source = {
    cache: (await aCacheLab()).cache,
    writer: { ...deps.writer, actor: { live, current: async () => live.get() ?? null } },
    cacheState: createLiveValue<never>(),
    host: hostStates({} as DeviceProfile),
    world: deps.world,
  };
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QuerySourceProvider value={source}>{children}</QuerySourceProvider>
  );
  const { result } = renderHook(() => useRegisterSearch('participants'), { wrapper });
  act(() => result.current.seek('Jansen'));
  expect(result.current.text).toBe('Jansen');
  act(() => live.set(aStaff(2)));
  expect(result.current.text).toBe('');
  act(() => live.set(aStaff(1)));
  expect(result.current.text).toBe('Jansen');
});
