/** A change that was tapped and that the journal has not confirmed yet: what a screen paints of it, and how far it is. */

import type { ChangeId, IndicatorId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { MarkValue } from '../../shared/values/scale';

/** What the screen shows of a change before it is confirmed. */
export type Paint =
  | { readonly kind: 'mark'; readonly indicatorId: IndicatorId; readonly value: MarkValue | null }
  | {
      readonly kind: 'remark';
      readonly indicatorId: IndicatorId;
      readonly text: string;
      /** The mark it is written with; absent for the one that stands. */
      readonly level?: MarkValue | null;
    }
  | { readonly kind: 'other' };

export type PendingChange = {
  readonly changeId: ChangeId;
  readonly paint: Paint;
  /** `slow`: no answer for two seconds. `unsaved`: the journal could not record it; it is tried again by itself. */
  readonly state: 'saving' | 'slow' | 'unsaved';
  /** Why it is not saved; null while there is no answer. */
  readonly problem: Problem | null;
};
