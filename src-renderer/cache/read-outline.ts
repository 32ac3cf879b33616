/**
 * Reads the text of a change as far as the view depends on it. Main held the text to the whole schema before it was
 * written and sealed; here a million of them are read anew after a cache was lost, so only what the view itself uses is
 * looked at. Bodies are held to their schemas when they are opened.
 */
import type { Change } from '../../shared/protocol/change';
import { isNestedTooDeep } from '../../shared/protocol/nesting';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 1;

/** Whether the view can work with it: ids are texts, numbers count, the moment is one. */
function isChange(value: unknown): value is Change {
  if (typeof value !== 'object' || value === null) return false;
  const change: { readonly [field in keyof Change]?: unknown } = value;
  const { changeId, kind, subjectType, subjectId, type, needs, deviceId, occurredAt } = change;
  return (
    isText(changeId) &&
    isText(subjectType) &&
    isText(subjectId) &&
    isText(type) &&
    isText(deviceId) &&
    isText(occurredAt) &&
    // A document is about itself: else a version of one could stand in the register of another.
    (kind === 'event' || ((kind === 'document' || kind === 'content') && subjectType === type)) &&
    (needs === 'must-understand' || needs === 'may-ignore') &&
    isCount(change.typeVersion) &&
    isCount(change.deviceSeq) &&
    isTextOrNull(change.examId) &&
    isTextOrNull(change.upon) &&
    isTextOrNull(change.actorId) &&
    !Number.isNaN(Date.parse(occurredAt))
  );
}

/** Null when the text is no change the view can work with: to be skipped and counted. */
export function readOutline({ text }: { readonly text: string }): Change | null {
  try {
    const value: unknown = JSON.parse(text);
    return isChange(value) && !isNestedTooDeep(text, value) ? value : null;
  } catch {
    // Not even JSON.
    return null;
  }
}
