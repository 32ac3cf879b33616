/** The sight of a test that is about something else: every device sees everything of its centre. */
import type { WorkOutSight } from '../../src-hub/sight/work-out-sight';

export const everyDeviceSees: WorkOutSight = async () => ({ sees: 'all', anewSeq: 0 });
