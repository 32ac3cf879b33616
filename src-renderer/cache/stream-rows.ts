/**
 * A stream as it stands in its row: events that follow one another share who wrote them, where and in which exam, and
 * name their fields once.
 */
import type { StreamRow } from './database';
import type { Stream } from './growing-streams';
import { sealValue, unsealValue } from './row-codec';
import type { Seal } from './seal';
import { streamPlace } from './seal-places';
import { fromRows, type ShapedRows, toRows } from './shaped-rows';

type Event = Stream[number];
type Shared = Pick<
  Event,
  | 'kind'
  | 'subjectType'
  | 'subjectId'
  | 'examId'
  | 'actorId'
  | 'sessionId'
  | 'deviceId'
  | 'typeVersion'
  | 'needs'
>;
type OwnFields = Omit<Event, keyof Shared>;
type Group = { readonly shared: Shared; readonly events: OwnFields[] };
type StoredGroup = { readonly shared: Shared; readonly events: ShapedRows };

const isSame = (a: Shared, b: Shared): boolean =>
  a.kind === b.kind &&
  a.subjectType === b.subjectType &&
  a.subjectId === b.subjectId &&
  a.examId === b.examId &&
  a.actorId === b.actorId &&
  a.sessionId === b.sessionId &&
  a.deviceId === b.deviceId &&
  a.typeVersion === b.typeVersion &&
  a.needs === b.needs;

function groupEvents(stream: Stream): readonly Group[] {
  const groups: Group[] = [];
  for (const event of stream) {
    const {
      kind,
      subjectType,
      subjectId,
      examId,
      actorId,
      sessionId,
      deviceId,
      typeVersion,
      needs,
      ...rest
    } = event;
    const last = groups.at(-1);
    if (last && isSame(last.shared, event)) last.events.push(rest);
    else {
      const shared = {
        kind,
        subjectType,
        subjectId,
        examId,
        actorId,
        sessionId,
        deviceId,
        typeVersion,
        needs,
      };
      groups.push({ shared, events: [rest] });
    }
  }
  return groups;
}

/** Seals the events of one assessment. */
export const sealStream = async (seal: Seal, assessmentId: string, stream: Stream): Promise<StreamRow> => ({
  assessmentId,
  tip: `${stream.length} ${stream.at(-1)?.changeId ?? ''}`,
  sealed: await sealValue(
    seal,
    streamPlace(assessmentId),
    groupEvents(stream).map(({ shared, events }): StoredGroup => ({ shared, events: toRows(events) })),
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
