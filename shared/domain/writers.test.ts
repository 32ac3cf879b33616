/** Rules W1 to W7 of SPEC.md. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessmentStory, anAssessment, type StoryEvent } from '../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import type { StaffId } from '../kernel/ids';
import { foldAssessment } from './assessment';
import { recordFor, recordsOf } from './assessment-record';
import { decideIdentify, decideMark, decideRemark, decideUndo, decideWithdraw } from './decide-mark';
import { decideSign } from './decide-sign';
import { decideTakeOver } from './decide-take-over';

const exam = anExam();
const [joke, pim, els] = [exam.examinerId, anId<'Staff'>(8003), anId<'Staff'>(8004)];
const first = indicatorNumbered(exam, '1.1.1');
const started = (): AssessmentStory => anAssessment(exam).identified().marked('1.1.1', 'met');
const foldFor = (events: readonly StoryEvent[], examinerId: StaffId | null = joke) =>
  foldAssessment(anId(7001), events, examinerId);
const holderOf = (story: AssessmentStory) => story.assessment.holder?.staffId;

describe('who writes an assessment', () => {
  it('W1 is the examiner to whom the exam assigned it', () => {
    expect(holderOf(started())).toBe(joke);
    expect(holderOf(anAssessment(anExam({ examinerId: els })))).toBe(els);
  });

  it('W2 an event by anybody else is kept and counted, and changes nothing', () => {
    const own = started();
    const both = own.by(pim).marked('1.1.1', 'not-met').marked('1.1.2', 'met').remarked('1.1.2', 'snel');
    expect(both.assessment.eventsByOthers).toBe(3);
    expect(both.assessment.marks).toEqual(own.assessment.marks);
    expect(both.assessment.remarks.size).toBe(0);
    expect(both.assessment.conflicts).toEqual([]);
    expect(both.assessment.changeIds).toEqual(own.assessment.changeIds);
  });

  it('W2 a signature by anybody else signs nothing', () => {
    const complete = started().markedAll('met');
    const forged = complete.signed();
    const events = forged.events.map((event) =>
      event.type === 'assessment-signed' ? { ...event, actorId: pim } : event,
    );
    expect(foldFor(events)).toMatchObject({ signed: null, eventsByOthers: 1 });
    const own = complete.signed('Joke Wierda').events.slice(-1);
    expect(foldFor([...events, ...own]).signed?.changeId).toBe(own[0]?.changeId);
  });

  it('W2 an event without a name is nobody’s, and where nobody is assigned nothing counts', () => {
    const nameless = started().events.map((event) => ({ ...event, actorId: null }));
    expect(foldFor(nameless)).toMatchObject({ identifiedAt: null, eventsByOthers: 2 });
    const unsaid = started().events.map((event) =>
      event.type === 'candidate-identified'
        ? { ...event, body: { method: 'identity-document' as const } }
        : event,
    );
    expect(foldFor(unsaid, null)).toMatchObject({ holder: null, eventsByOthers: 2 });
  });

  it('W1 a plan that names another examiner once it was begun takes nothing away, not even a signature', () => {
    const begun = started().markedAll('met');
    expect(foldFor(begun.events, els)).toMatchObject({ holder: { staffId: els }, eventsByOthers: 0 });
    expect(foldFor(begun.events, els).marks.size).toBe(begun.assessment.marks.size);
    expect(foldFor(begun.signed().events, els).signed).toMatchObject({ fitsBasis: true });
    const taken = begun.by(pim).takenOver().marked('1.1.2', 'not-met').events;
    expect(foldFor(taken, els)).toMatchObject({ eventsByOthers: 0, takeOvers: [{ staffId: pim }] });
    expect(recordFor(recordsOf(anId(7001), taken), anId(7001), els)).toMatchObject({
      marked: begun.assessment.marks.size,
      eventsByOthers: 0,
    });
  });

  it('W7 a take-over that the signature does not cover lets nothing in that was not signed', () => {
    const strange = started().markedAll('met').by(pim).marked('1.1.1', 'not-met').by(joke);
    const signed = strange.signed();
    const there = strange.onDevice(2).by(pim).takenOver().marked('1.1.2', 'not-met');
    for (const { assessment } of [signed.receiving(there), there.receiving(signed)]) {
      expect(assessment).toMatchObject({ holder: { staffId: joke }, signed: { fitsBasis: true } });
      expect(assessment.marks).toEqual(signed.assessment.marks);
      expect(assessment.lateEvents).toBe(3);
    }
  });

  it('W7 neither does a second beginning by somebody to whom it was not assigned', () => {
    const strange = started().markedAll('met').by(pim).marked('1.1.1', 'not-met').by(joke);
    const signed = strange.signed();
    const begun = anAssessment(anExam({ examinerId: pim }))
      .onDevice(3)
      .identified()
      .events.slice(-1);
    const late = begun.map((event) => ({ ...event, changeId: anId<'Change'>(999_999) }));
    expect(foldFor([...late, ...signed.events])).toMatchObject({
      signed: { fitsBasis: true },
      marks: signed.assessment.marks,
      lateEvents: 2,
    });
  });

  it('W2 a sheet may be issued by anybody', () => {
    const { assessment } = started().by(pim).sheetIssued();
    expect(assessment).toMatchObject({ eventsByOthers: 0, sheets: [{ language: 'nl' }] });
  });

  it('W3 anybody else is refused until they take over, and so is who had it before', () => {
    const other = started().by(pim);
    const refused = (story: AssessmentStory) =>
      [
        decideIdentify(story.desk, 'identity-document'),
        decideMark(story.desk, first, 'not-met'),
        decideWithdraw(story.desk, first),
        decideRemark(story.desk, first, 'x'),
        decideUndo(story.desk),
        decideSign(story.desk, 'x'),
      ].map((decided) => !decided.ok && decided.problem.code);
    const all = new Array<string>(6).fill('assessment-of-another');
    expect(refused(other)).toEqual(all);
    const taken = other.takenOver('Joke is ziek');
    expect(decideMark(taken.identified().desk, first, 'not-met').ok).toBe(true);
    expect(refused(taken.by(joke))).toEqual(all);
    expect(taken.assessment.takeOvers).toMatchObject([
      { staffId: pim, fromStaffId: joke, reason: 'Joke is ziek' },
    ]);
  });

  it('W3 taking over what one has is no event; a signed assessment is not taken over', () => {
    expect(decideTakeOver(started().desk, '')).toEqual({ ok: true, value: null });
    expect(decideTakeOver(started().by(pim).takenOver().desk, '')).toEqual({ ok: true, value: null });
    const signed = started().markedAll('met').signed();
    expect(decideTakeOver(signed.by(pim).desk, '')).toMatchObject({ problem: { code: 'assessment-signed' } });
  });

  it('W10 a reason is asked, not longer than is kept, and where the centre does not want it there is none', () => {
    const { desk } = started().by(pim);
    expect(decideTakeOver(desk, ' ')).toMatchObject({ problem: { code: 'take-over-reason-needed' } });
    expect(decideTakeOver(desk, 'x'.repeat(501))).toMatchObject({
      problem: { code: 'text-too-long', details: { limit: 500 } },
    });
    expect(decideTakeOver(desk, 'x', 'never')).toMatchObject({ problem: { code: 'take-over-never' } });
    expect(decideTakeOver(desk, ' Joke is ziek ')).toMatchObject({
      value: { body: { reason: 'Joke is ziek' } },
    });
  });

  it('W10 who takes over confirms for themselves who stands there, before they mark or sign', () => {
    const taken = started().markedAll('met').by(pim).takenOver();
    expect(taken.assessment).toMatchObject({ identifiedAt: null, identifications: [{ by: joke }] });
    expect(decideMark(taken.desk, first, 'not-met')).toMatchObject({
      problem: { code: 'candidate-not-identified' },
    });
    expect(decideSign(taken.desk, 'Pim')).toMatchObject({ problem: { code: 'candidate-not-identified' } });
    const again = taken.identified();
    expect(again.assessment.identifications.map(({ by }) => by)).toEqual([joke, pim]);
    expect(decideSign(again.desk, 'Pim').ok).toBe(true);
    expect(again.signed('Pim').assessment).toMatchObject({ signed: { fitsBasis: true } });
  });

  it('W3 it can go on from one to the next, and back', () => {
    const there = started().by(pim).takenOver().by(els).takenOver();
    expect(holderOf(there)).toBe(els);
    const back = there.by(joke).takenOver().marked('1.1.2', 'met');
    expect(holderOf(back)).toBe(joke);
    expect(back.assessment.eventsByOthers).toBe(0);
  });

  it('W3 a take-over from somebody whose it never was is none', () => {
    const stray = started().by(els).takenOver();
    const events = stray.events.map((event) =>
      event.type === 'taken-over'
        ? { ...event, body: { ...event.body, fromStaffId: anId<'Staff'>(8009) } }
        : event,
    );
    expect(foldFor(events)).toMatchObject({ holder: { staffId: joke }, eventsByOthers: 1 });
  });

  it('W4 what was recorded before stays, and can be undone', () => {
    const taken = started().by(pim).takenOver();
    expect(taken.assessment.marks.get(first)?.value).toBe('met');
    expect(taken.identified().undone().assessment.marks.has(first)).toBe(false);
  });

  it('W4 who did not know of it yet is followed too, and a difference is a conflict', () => {
    const common = started();
    const unaware = common.onDevice(2).marked('1.1.1', 'not-observed');
    const both = common.by(pim).takenOver().marked('1.1.1', 'not-met').receiving(unaware);
    expect(both.assessment).toMatchObject({ eventsByOthers: 0, conflicts: [{ indicatorId: first }] });
  });

  it('W5 of two who took over at once the last one holds it, on every device', () => {
    const common = started();
    const [one, two] = [common.by(pim).takenOver(), common.onDevice(2).by(els).takenOver()];
    expect([one.receiving(two), two.receiving(one)].map(holderOf)).toEqual([els, els]);
    const later = one.receiving(two).takenOver().marked('1.1.2', 'met');
    expect(holderOf(two.receiving(later))).toBe(pim);
  });
});

describe('A1 with several who wrote', () => {
  const arbitraryTelling = fc.array(
    fc.record({
      staffId: fc.constantFrom(joke, pim, els),
      device: fc.constantFrom(1, 2),
      takesOver: fc.boolean(),
      number: fc.constantFrom('1.1.1', '1.1.2', '1.2.1'),
      value: fc.constantFrom('met', 'not-met'),
    }),
    { minLength: 1, maxLength: 12 },
  );
  type Step = typeof arbitraryTelling extends fc.Arbitrary<(infer S)[]> ? S : never;
  const told = (steps: readonly Step[]): AssessmentStory =>
    steps.reduce<AssessmentStory>((story, step) => {
      const teller = story.onDevice(step.device).by(step.staffId);
      const taken = step.takesOver && holderOf(teller) !== step.staffId ? teller.takenOver() : teller;
      return taken.marked(step.number, step.value);
    }, anAssessment(exam).identified());

  it('gives the same whatever the order, for whoever is the examiner', () => {
    fc.assert(
      fc.property(arbitraryTelling, fc.infiniteStream(fc.nat()), (steps, dice) => {
        const { events } = told(steps);
        const shuffled = events
          .map((event) => ({ event, place: dice.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ event }) => event);
        for (const examinerId of [joke, pim, els, anId<'Staff'>(8010)]) {
          const [here, there] = [events, shuffled].map((list) => {
            const { marks, holder, takeOvers, eventsByOthers, changeIds } = foldFor(list, examinerId);
            return { marks: [...marks].sort(), holder, takeOvers, eventsByOthers, changeIds };
          });
          expect(there).toEqual(here);
          expect(recordFor(recordsOf(anId(7001), shuffled), anId(7001), examinerId)).toMatchObject({
            marked: here?.marks.length,
            eventsByOthers: here?.eventsByOthers,
          });
        }
      }),
    );
  });
});
