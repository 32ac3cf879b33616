/**
 * A participant is in a group for some time. A fact of its own, as a participation is: moving thousands touches neither
 * people nor groups, and where somebody was on a day of last year can still be told.
 */
import { z } from 'zod';
import { idSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const groupMembershipSchema = openObject({
  membershipId: idSchema<'GroupMembership'>(),
  groupId: idSchema<'Group'>(),
  participantId: idSchema<'Participant'>(),
  /** First day in the group, by the centre's clock. */
  from: z.iso.date(),
  /** First day not in it any more; null: they are in it still. The same as `from`: it was taken back. */
  until: z.iso.date().nullable(),
});
export type GroupMembership = z.infer<typeof groupMembershipSchema>;

export const groupMembershipRecord = defineDocument('group-membership', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: groupMembershipSchema,
});
