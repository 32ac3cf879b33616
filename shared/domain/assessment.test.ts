/** Rules A1 to A9 and C1 to C5 of SPEC.md, by example and by property. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessmentStory, anAssessment } from '../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { arbitraryStory } from '../../test/builders/arbitrary-story';
import { type Assessment, foldAssessment } from './assessment';
import type { AssessmentEvent, UnknownEvent } from './assessment-event';
import { decideMark, decideRemark, decideWithdraw } from './decide-mark';

const exam = anExam();
const first = indicatorNumbered(exam, '1.1.1');
const started = (): AssessmentStory => anAssessment(exam).identified();
const fold = (events: readonly (AssessmentEvent | UnknownEvent)[]): Assessment =>
  foldAssessment(anId(7001), events, exam.examinerId);

/** What must be the same on every device. */
const agreed = (assessment: Assessment) => ({
  marks: [...assessment.marks].map(([id, mark]) => [id, mark.value, mark.changeId]).sort(),
  remarks: [...assessment.remarks].map(([id, remark]) => [id, remark.text, remark.changeId]).sort(),
  conflicts: assessment.conflicts
    .map((c) => [c.about, c.indicatorId, c.events.map((e) => e.changeId)])
    .sort(),
  signed: assessment.signed,
  changeIds: assessment.changeIds,
  seen: assessment.seen,
  lateEvents: assessment.lateEvents,
});

describe('the fold', () => {
  it('A1 gives the same on two devices that received the events in another order', () => {
    fc.assert(
      fc.property(arbitraryStory(exam), arbitraryStory(exam), (tellOne, tellOther) => {
        const common = started().marked('1.1.1', 'met');
        const one = tellOne(common);
        const other = tellOther(common.onDevice(2));
        expect(agreed(one.receiving(other).assessment)).toEqual(agreed(other.receiving(one).assessment));
      }),
    );
  });

  it('A2 counts an event once, however often and wherever it is repeated', () => {
    fc.assert(
      fc.property(arbitraryStory(exam), fc.infiniteStream(fc.nat()), (tell, places) => {
        const { events } = tell(started());
        const repeated: AssessmentEvent[] = [...events];
        for (const event of events) {
          const after = repeated.indexOf(event) + 1;
          const place = after + ((places.next().value as number) % (repeated.length - after + 1));
          repeated.splice(place, 0, event);
        }
        expect(fold(repeated)).toEqual(fold(events));
      }),
    );
  });

  it('A3 shows the last mark, and an open indicator after it is withdrawn', () => {
    const changed = started().marked('1.1.1', 'not-met').marked('1.1.1', 'met');
    expect(changed.assessment.marks.get(first)?.value).toBe('met');
    expect(changed.withdrawn('1.1.1').assessment.marks.has(first)).toBe(false);
  });

  it('A4 takes a blank remark for no remark, also when it is made of spaces', () => {
    const story = started().remarked('1.1.1', 'geen bril');
    expect(story.assessment.remarks.get(first)?.text).toBe('geen bril');
    expect(story.remarked('1.1.1', '  ').assessment.remarks.has(first)).toBe(false);
  });

  it('A5 keeps the first identification', () => {
    const story = started();
    const again = story.recorded({
      type: 'candidate-identified',
      upon: null,
      body: { method: 'known-to-examiner' },
    });
    expect(again.assessment.identifiedAt).toBe(story.assessment.identifiedAt);
    expect(again.assessment.identifiedBy).toBe('identity-document');
  });

  it('A6 lists what can be undone with what was there before, and drops what was undone', () => {
    const story = started()
      .marked('1.1.1', 'met')
      .marked('1.1.1', 'not-met')
      .remarked('1.1.1', 'bril vergeten');
    expect(story.assessment.undoable.map((u) => u.before)).toEqual([null, 'met', null]);
    expect(story.undone().assessment.undoable.map((u) => u.before)).toEqual([null, 'met']);
  });

  it('A6 drops the changes of one thing when two devices changed it, and only of that thing', () => {
    const common = started().marked('1.1.2', 'met').marked('1.1.1', 'met');
    const both = common.marked('1.1.1', 'not-met').receiving(common.onDevice(2).withdrawn('1.1.1'));
    expect(both.assessment.undoable.map((u) => u.event.body.indicatorId)).toEqual([
      indicatorNumbered(exam, '1.1.2'),
    ]);
  });

  it('A7 lets the oldest signature count', () => {
    const common = started().markedAll('met');
    const one = common.signed('Joke Wierda');
    const other = common.onDevice(2).signed('Piet Bakker');
    expect(one.receiving(other).assessment.signed?.signedName).toBe('Joke Wierda');
    expect(other.receiving(one).assessment.signed?.signedName).toBe('Joke Wierda');
  });

  it('A8 keeps what the signature did not see as late, on both devices alike', () => {
    const common = started().markedAll('met');
    const late = common.onDevice(2).marked('1.1.1', 'not-met');
    const signed = common.signed();
    for (const story of [signed.receiving(late), late.receiving(signed)]) {
      expect(story.assessment.marks.get(first)?.value).toBe('met');
      expect(story.assessment.lateEvents).toBe(1);
      expect(story.assessment.conflicts).toEqual([]);
    }
  });

  it('A8 what a second device with the number of the first recorded is late, whatever its numbers and its clock', () => {
    const common = started().markedAll('met');
    const begun = common.events[0]!;
    const signed = common.signed();
    // A clone marks at the same time: its numbers, and even its ids, lie among those that the signature covers.
    const twin = common.events
      .filter(({ type }) => type === 'mark-given')
      .map((event, i) => ({
        ...event,
        changeId: anId<'Change'>(100_000 - 50 + i),
        upon: null,
        body: { ...event.body, value: 'not-met' },
      })) as AssessmentEvent[];
    for (const events of [
      [...signed.events, ...twin],
      [begun, ...twin, ...signed.events.slice(1)],
    ])
      expect(fold(events)).toMatchObject({
        marks: signed.assessment.marks,
        signed: { fitsBasis: true },
        lateEvents: twin.length,
        conflicts: [],
      });
    expect(twin.every((event) => event.deviceSeq <= signed.events.at(-1)!.deviceSeq)).toBe(true);
  });

  it('A8 a signature from before it named what it covers goes by how far each device had come', () => {
    const common = started().markedAll('met');
    const late = common.onDevice(2).marked('1.1.1', 'not-met').events.slice(-1);
    const unnamed = common.signed().events.map((event) => {
      if (event.type !== 'assessment-signed') return event;
      const { covers: _, ...body } = event.body;
      return { ...event, body };
    }) as AssessmentEvent[];
    expect(fold([...unnamed, ...late])).toMatchObject({ lateEvents: 1, signed: { fitsBasis: true } });
  });

  it('A8 counts a sheet after the signature as no late change', () => {
    const { assessment } = started().markedAll('met').signed().sheetIssued();
    expect(assessment.sheets).toHaveLength(1);
    expect(assessment.lateEvents).toBe(0);
  });

  it('A9 counts events it does not know', () => {
    const unknown: UnknownEvent = { changeId: anId(999), type: 'unknown', needs: 'must-understand' };
    expect(fold([...started().events, unknown, unknown]).unknownEvents).toBe(1);
    const ignorable: UnknownEvent = { changeId: anId(998), type: 'unknown', needs: 'may-ignore' };
    const going = fold([...started().events, ignorable]);
    expect(going).toMatchObject({ unknownEvents: 0, ignoredEvents: 1 });
    expect(going.changeIds).toEqual(started().assessment.changeIds);
  });

  it('goes on after a restart at the indicator that was changed last', () => {
    const story = started().marked('1.1.1', 'met').remarked('1.2.1', 'mooi');
    expect(story.assessment.lastIndicatorId).toBe(indicatorNumbered(exam, '1.2.1'));
  });
});

describe('a conflict', () => {
  const common = started().marked('1.1.1', 'met');
  const here = common.marked('1.1.1', 'not-met');
  const there = common.onDevice(2).withdrawn('1.1.1');

  it('C1 keeps both changes, C2 shows them', () => {
    const { conflicts } = here.receiving(there).assessment;
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]?.events.map((e) => e.type)).toEqual(['mark-given', 'mark-withdrawn']);
  });

  it('C2 sees one between remarks as well, apart from the mark', () => {
    const both = common.remarked('1.1.1', 'a').receiving(common.onDevice(2).remarked('1.1.1', 'b'));
    expect(both.assessment.conflicts.map((c) => c.about)).toEqual(['remark']);
  });

  it('C3 is none when both say the same, and the next change replaces both', () => {
    const both = here.receiving(common.onDevice(2).marked('1.1.1', 'not-met'));
    expect(both.assessment.conflicts).toEqual([]);
    const next = both.marked('1.1.1', 'met').assessment;
    expect(next.conflicts).toEqual([]);
    expect(next.marks.get(first)?.value).toBe('met');
  });

  it('C4 is settled on both devices by a mark given with it in sight', () => {
    const seen = here.receiving(there);
    const settled = seen.marked('1.1.1', 'met');
    for (const story of [settled, there.receiving(settled)]) {
      expect(story.assessment.conflicts).toEqual([]);
      expect(story.assessment.marks.get(first)?.value).toBe('met');
    }
  });

  it('C4 is settled by giving, withdrawing or writing exactly what is shown', () => {
    const marks = there.receiving(here.onDevice(3).marked('1.1.1', 'not-observed'));
    const shown = marks.assessment.marks.get(first)?.value;
    const given = decideMark(marks.desk, first, shown!);
    expect(given.ok && given.value && marks.recorded(given.value).assessment.conflicts).toEqual([]);

    const open = here.receiving(there);
    expect(open.assessment.marks.has(first)).toBe(false);
    const withdrawn = decideWithdraw(open.desk, first);
    expect(withdrawn.ok && withdrawn.value && open.recorded(withdrawn.value).assessment.conflicts).toEqual(
      [],
    );

    const remarks = common.remarked('1.1.1', 'a').receiving(common.onDevice(2).remarked('1.1.1', 'b'));
    const written = decideRemark(remarks.desk, first, 'b');
    expect(written.ok && written.value && remarks.recorded(written.value).assessment.conflicts).toEqual([]);
  });

  it('C4 is not settled by a change made without having seen the other side', () => {
    const ignorant = there.marked('1.1.1', 'not-observed');
    for (const story of [here.receiving(there).receiving(ignorant), ignorant.receiving(here)])
      expect(story.assessment.conflicts).toHaveLength(1);
  });

  it('C5 shows the newest, on every device the same', () => {
    for (const story of [here.receiving(there), there.receiving(here)])
      expect(story.assessment.marks.has(first)).toBe(false);
  });
});
