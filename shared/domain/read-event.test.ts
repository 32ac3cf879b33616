/** Rules A8 and W2 of SPEC.md hold whatever the envelope of an event says of itself. */
import { describe, expect, it } from 'vitest';
import { aChange } from '../../test/builders/a-change';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { foldAssessment } from './assessment';
import { readEvent } from './read-event';

const exam = anExam();

describe('a mark whose envelope says that it may be ignored', () => {
  const forged = (actorId: ReturnType<typeof anId<'Staff'>>) =>
    readEvent(
      aChange({
        needs: 'may-ignore',
        actorId,
        deviceSeq: 999,
        body: { indicatorId: indicatorNumbered(exam, '1.1.1'), value: 'not-met', undoes: null, settles: [] },
      }),
    );
  const signed = anAssessment(exam).identified().markedAll('met').signed('Joke Wierda');
  const foldWith = (event: ReturnType<typeof forged>) =>
    foldAssessment(anId(7001), [...signed.events, event], exam.examinerId);

  it('W2 changes nothing when somebody else made it', () => {
    const folded = foldWith(forged(anId<'Staff'>(8003)));
    expect(folded.marks).toEqual(signed.assessment.marks);
    expect(folded.eventsByOthers).toBe(1);
  });

  it('A8 changes nothing behind the signature', () => {
    const folded = foldWith(forged(exam.examinerId));
    expect(folded.marks).toEqual(signed.assessment.marks);
    expect(folded.lateEvents).toBe(1);
  });
});

describe('a signature upon an event of a newer program', () => {
  const signed = anAssessment(exam).identified().markedAll('met').signed('Joke Wierda');
  const [, first] = signed.events;
  const foldOf = (events: Parameters<typeof foldAssessment>[1]) =>
    foldAssessment(anId(7001), events, exam.examinerId);

  it('S6 is no wrong one where that event cannot be read, and is one where it is not there', () => {
    const asUnknown = signed.events.map((event) =>
      event === first
        ? ({ changeId: event.changeId, type: 'unknown', needs: 'must-understand' } as const)
        : event,
    );
    expect(foldOf(asUnknown)).toMatchObject({ unknownEvents: 1, signed: { fitsBasis: true } });
    expect(foldOf(signed.events.filter((event) => event !== first)).signed?.fitsBasis).toBe(false);
  });
});
