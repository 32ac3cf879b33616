/** Small records by id in the page, as they lie in their packs. */
import { createLiveValue, type LiveValue } from '../../../shared/kernel/live-value';
import type { PackedRow } from '../packs/pack-index';

export type RecordRegister<Packed, Value> = {
  readonly view: LiveValue<ReadonlyMap<string, Value>>;
  readonly follow: (rows: readonly PackedRow<Packed>[], isAnew: boolean) => Promise<void>;
};

/**
 * Begins empty; the view is there after the first `follow`.
 * @param open makes a record of what lies in its pack
 */
export function createRecordRegister<Packed, Value>(
  open: (id: string, packed: Packed) => Value,
): RecordRegister<Packed, Value> {
  const view = createLiveValue<ReadonlyMap<string, Value>>();
  const values = new Map<string, Value>();
  return {
    view,
    follow: async (rows, isAnew) => {
      if (isAnew) values.clear();
      for (const { id, value } of rows) values.set(id, open(id, value));
      view.set(new Map(values));
    },
  };
}
