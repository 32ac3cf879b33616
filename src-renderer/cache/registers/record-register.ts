/** Small records by id in the page, as they lie in their packs. */
import { createLiveValue, type LiveValue } from '../../../shared/kernel/live-value';
import type { PackedRow } from '../packs/pack-index';

export type RecordRegister<Value> = {
  readonly view: LiveValue<ReadonlyMap<string, Value>>;
  readonly follow: (rows: readonly PackedRow<Value>[], isAnew: boolean) => Promise<void>;
};

/** Begins empty; the view is there after the first `follow`. */
export function createRecordRegister<Value>(): RecordRegister<Value> {
  const view = createLiveValue<ReadonlyMap<string, Value>>();
  const values = new Map<string, Value>();
  return {
    view,
    follow: async (rows, isAnew) => {
      if (isAnew) values.clear();
      for (const { id, value } of rows) values.set(id, value);
      view.set(new Map(values));
    },
  };
}
