/**
 * The pass rule (cesuur) as data, frozen into the exam and printed in words. Percentages and knock-outs are
 * settings of the exam centre, never code. Rules: SPEC.md, section Result.
 */

import { z } from 'zod';
import { openObject } from './open-object';

export const passRuleSchema = openObject({
  /** Per work process: at least this share of its counted indicators is sufficient (0 to 100, whole per cent). */
  workProcessMinimumPercent: z.int().min(0).max(100),
  /** One critical indicator that is not sufficient makes the work process insufficient (R5). */
  criticalKnocksOut: z.boolean(),
  /** At least this share of the work processes is sufficient (0 to 100, whole per cent). */
  examMinimumPercent: z.int().min(0).max(100),
  /** How "not observed" counts: as not sufficient, or left out of the count. Never as sufficient. */
  notObserved: z.enum(['insufficient', 'left-out']),
});
export type PassRule = z.infer<typeof passRuleSchema>;

/** The rules the planning screen offers; `custom` is any other combination. */
export const standardRules: Readonly<Record<'all' | 'three-quarters', PassRule>> = {
  all: {
    workProcessMinimumPercent: 100,
    criticalKnocksOut: true,
    examMinimumPercent: 100,
    notObserved: 'insufficient',
  },
  'three-quarters': {
    workProcessMinimumPercent: 75,
    criticalKnocksOut: true,
    examMinimumPercent: 100,
    notObserved: 'insufficient',
  },
};
