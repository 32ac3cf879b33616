/** The world at the time for which the exams of the builders are planned: beginning one then needs no reason (W9). */
import { realWorld } from '../../shared/kernel/real-world';
import type { World } from '../../shared/kernel/world';

const plannedAt = '2026-11-24T08:00:00.000Z';

/** Only its clock stands still; what it waits for comes as ever. */
export const plannedTime: World = { ...realWorld, now: () => new Date(plannedAt) };
