/** Where a person or group came from that was imported: the system that keeps it, and what it calls it there. */
import { textSchema } from './identity';
import { openObject } from './open-object';

export const rosterOriginSchema = openObject({
  /** A short word for the system or kind of file, e.g. `oneroster`, `sds`, `osiris`. */
  system: textSchema(60),
  /** The id in that system; a later import finds the same person or group by it, whatever else changed. */
  identifier: textSchema(255),
});
