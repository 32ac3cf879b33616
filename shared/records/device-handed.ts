/**
 * Whoever works here gave the device to a candidate, for their own portfolio: who and when stand in the envelope. A program that does
 * not know of it computes the same marks and result.
 */
import { idSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineHandingEvent } from './define-record';

export const deviceHanded = defineHandingEvent('device-handed', {
  needs: 'may-ignore',
  version: 1,
  schema: openObject({ participantId: idSchema<'Participant'>() }),
});
