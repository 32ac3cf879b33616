/**
 * A person unlocked the device: signed with their own key, so that what is recorded in the session from here on is theirs.
 * A program that does not know of sessions computes the same marks and result.
 */
import { idSchema, momentSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineSessionEvent } from './define-record';
import { personSignatureSchema } from './person-signature';

export const sessionOpened = defineSessionEvent('session-opened', {
  needs: 'may-ignore',
  version: 1,
  schema: openObject({
    staffId: idSchema<'Staff'>(),
    openedAt: momentSchema,
    /** Over `sessionStatement` (`protocol/person-statement`). */
    by: personSignatureSchema,
  }),
});
