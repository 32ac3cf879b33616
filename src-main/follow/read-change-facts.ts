/**
 * What the folds of main need of a change, read from its text without judging the rest: a start reads hundreds of
 * thousands. Never throws: the feed holds what others wrote, and a text that is no change must not keep a device from
 * saving or from starting.
 */
import { type Change, changeSchema } from '../../shared/protocol/change';

export type ChangeFacts = Pick<
  Change,
  | 'changeId'
  | 'kind'
  | 'subjectType'
  | 'subjectId'
  | 'type'
  | 'deviceId'
  | 'deviceSeq'
  | 'organisationId'
  | 'occurredAt'
> & {
  /** Not looked into here: see `namedFilesOf`. */
  readonly attachments?: unknown;
};

const kinds: ReadonlySet<unknown> = new Set(changeSchema.shape.kind.options);
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

const isId = (value: unknown): boolean => typeof value === 'string' && uuid.test(value);
const isText = (value: unknown): boolean => typeof value === 'string';

function isFacts(value: unknown): value is ChangeFacts {
  if (typeof value !== 'object' || value === null) return false;
  const facts: Partial<Record<keyof ChangeFacts, unknown>> = value;
  const { organisationId, deviceSeq } = facts;
  const areIds =
    isId(facts.changeId) && isId(facts.deviceId) && (organisationId === null || isId(organisationId));
  const areTexts =
    isText(facts.type) && isText(facts.subjectType) && isText(facts.subjectId) && isText(facts.occurredAt);
  return (
    areIds && areTexts && kinds.has(facts.kind) && Number.isSafeInteger(deviceSeq) && Number(deviceSeq) > 0
  );
}

/** Null when the text is no change that this program can place. */
export function readChangeFacts(text: string): ChangeFacts | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFacts(value) ? value : null;
  } catch {
    return null;
  }
}
