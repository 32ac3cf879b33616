/** What the bodies of marks and remarks have in common, because they can be undone and can be in conflict. */
import { z } from 'zod';
import { idSchema } from '../values/identity';

export const reversibleFields = {
  indicatorId: idSchema<'Indicator'>(),
  /** Set when the event takes back an earlier one (undo): that event's id. */
  undoes: idSchema<'Change'>().nullable(),
  /** Rivals, next to `upon`, that this event also replaces: chosen by a person with all of them in sight (C4). */
  settles: z.array(idSchema<'Change'>()).max(100).default([]),
};
