/**
 * The hub's door: what a record of a known kind and version must look like, so that no device is handed what none can
 * open. Kinds and versions that this hub does not know are stored as they come: a hub may be older than a device.
 */
import { contentDigestOf } from '../../shared/domain/content-digest';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { Change } from '../../shared/protocol/change';
import { openRecord } from '../../shared/records/open-record';

/** Why a new change does not fit its kind; null when it does, or when nobody here can tell. */
export function findMisfit(change: Change): Problem | null {
  const { kind, subjectType, type, typeVersion, subjectId, body } = change;
  // A document is about itself: else its revision would be held against another one's.
  if (kind !== 'event' && subjectType !== type)
    return problem('record-misfit', { type, version: typeVersion, at: 'subjectType' });
  if (kind === 'content' && contentDigestOf(body) !== subjectId)
    return problem('hash-wrong', { at: 'subjectId' });
  const opened = openRecord(change);
  return opened.state === 'unreadable'
    ? problem('record-misfit', { type, version: typeVersion, at: opened.at })
    : null;
}
