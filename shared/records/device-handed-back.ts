/** The device was locked in the hands of a candidate; its subject is the handing over that it ends. Where a PIN ends that, the new session says so. */
import { idSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineHandingEvent } from './define-record';

export const deviceHandedBack = defineHandingEvent('device-handed-back', {
  needs: 'may-ignore',
  version: 1,
  schema: openObject({ participantId: idSchema<'Participant'>() }),
});
