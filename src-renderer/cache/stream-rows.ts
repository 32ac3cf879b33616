/**
 * A stream as it stands in its row: events that follow one another share who wrote them, where and in which exam, and
 * name their fields once.
 */
import type { StreamRow } from './database';
import { fieldsOfTheChain, type Stream } from './growing-streams';
import { sealValue, unsealValue } from './row-codec';
import type { Seal } from './seal';
import { streamPlace } from './seal-places';
import { fromRows, type ShapedRows, toRows } from './shaped-rows';

type Event = Stream[number];
const sharedFields = [
  'kind',
  'subjectType',
  'subjectId',
  'examId',
  'actorId',
  'sessionId',
  'deviceId',
  'typeVersion',
  'needs',
] as const;
type SharedField = (typeof sharedFields)[number];
type Shared = Pick<Event, SharedField>;
type OwnFields = Omit<Event, SharedField>;
type Run = { readonly first: Event; readonly events: Event[] };
type StoredGroup = { readonly shared: Shared; readonly events: ShapedRows };

const leftOut: ReadonlySet<string> = new Set([...sharedFields, ...fieldsOfTheChain]);

const isSame = (a: Event, b: Event): boolean => sharedFields.every((field) => a[field] === b[field]);

/** Events that follow one another and share what neighbours share. */
function findRuns(stream: Stream): readonly Run[] {
  const runs: Run[] = [];
  for (const event of stream) {
    const last = runs.at(-1);
    if (last && isSame(last.first, event)) last.events.push(event);
    else runs.push({ first: event, events: [event] });
  }
  return runs;
}

const sharedOf = ({ kind, subjectType, subjectId, examId, actorId, sessionId, ...event }: Event): Shared => {
  const { deviceId, typeVersion, needs } = event;
  return { kind, subjectType, subjectId, examId, actorId, sessionId, deviceId, typeVersion, needs };
};

/** Seals the events of one assessment. */
export const sealStream = async (seal: Seal, assessmentId: string, stream: Stream): Promise<StreamRow> => ({
  assessmentId,
  tip: `${stream.length} ${stream.at(-1)?.changeId ?? ''}`,
  sealed: await sealValue(
    seal,
    streamPlace(assessmentId),
    findRuns(stream).map(
      ({ first, events }): StoredGroup => ({ shared: sharedOf(first), events: toRows(events, leftOut) }),
    ),
  ),
});

/** The events in this row, in their order. Rejects with `BrokenSeal`. */
export async function unsealStream(seal: Seal, { assessmentId, sealed }: StreamRow): Promise<Stream> {
  const groups = await unsealValue<readonly StoredGroup[]>(seal, streamPlace(assessmentId), sealed);
  return groups.flatMap(({ shared, events }) =>
    // They are what was made rows of: the seal proves it.
    fromRows(events).map((event) => ({ ...shared, ...(event as OwnFields) })),
  );
}
