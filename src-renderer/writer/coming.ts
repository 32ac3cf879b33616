/**
 * What comes into this page and is not recorded yet, by whose it is: files until they are recorded, refused or called off, and
 * sound from the moment that it is recorded. It needs its author at work here, so the device does not change hands meanwhile.
 */
import type { StaffId } from '../../shared/kernel/ids';
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';

type One = { readonly by: StaffId | null };

export type Coming = {
  readonly list: KnownValue<readonly One[]>;
  /** @returns says that it came, or does not come any more; a second time changes nothing */
  readonly begin: (by: StaffId | null) => () => void;
};

export function createComing(): Coming {
  const list = createLiveValue<readonly One[]>([]);
  return {
    list,
    begin: (by) => {
      const one: One = { by };
      list.set([...list.get(), one]);
      return () => list.set(list.get().filter((other) => other !== one));
    },
  };
}
