/**
 * Streams of events while a page of the journal is followed: a page may hold thousands of events of one assessment, so
 * they grow in place and are looked up by id. Each event counts once, in the order in which this device came to know it.
 * An event stays as it was recorded, whether this program knows its kind or not; what only the chain of its device needs
 * falls out when it is written into its row.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';

/** What only the chain of its device needs of an event: no row keeps it. */
export const fieldsOfTheChain = ['protocol', 'organisationId', 'elapsedMs', 'prevHash'] as const;

export type StreamEvent = Omit<Change, (typeof fieldsOfTheChain)[number]>;
export type Stream = readonly StreamEvent[];

/** Whether an event is about an assessment: the only subject whose events this program follows. */
export const isOfAssessment = ({ kind, subjectType }: Pick<Change, 'kind' | 'subjectType'>): boolean =>
  kind === 'event' && subjectType === 'assessment';

export type GrowingStreams = {
  readonly add: (change: Change) => void;
  /** Takes an event out, if it is there. */
  readonly remove: (subjectId: string, changeId: string) => void;
  /** All streams: those that grew as they are now, the others as they were. */
  readonly grown: () => Map<string, Stream>;
};

/** Begins with the streams as they stand. */
export function growStreams(before: ReadonlyMap<string, Stream>): GrowingStreams {
  const growing = new Map<string, { readonly events: StreamEvent[]; readonly known: Set<ChangeId> }>();
  const begin = (subjectId: string) => {
    const events = [...(before.get(subjectId) ?? [])];
    return { events, known: new Set(events.map((event) => event.changeId)) };
  };
  return {
    add: (change) => {
      const stream = growing.get(change.subjectId) ?? begin(change.subjectId);
      if (stream.known.has(change.changeId)) return;
      growing.set(change.subjectId, stream);
      stream.known.add(change.changeId);
      stream.events.push(change);
    },
    remove: (subjectId, changeId) => {
      const stream = growing.get(subjectId) ?? begin(subjectId);
      const left = stream.events.filter((event) => event.changeId !== changeId);
      if (left.length === stream.events.length) return;
      growing.set(subjectId, { events: left, known: new Set(left.map((event) => event.changeId)) });
    },
    grown: () => new Map([...before, ...[...growing].map(([id, { events }]) => [id, events] as const)]),
  };
}
