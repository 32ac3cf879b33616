/** Rules M1 to M8 of SPEC.md. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { arbitraryStep, arbitraryStory } from '../../test/builders/arbitrary-story';
import { standardScales } from '../records/standard-scales';
import { type Assessment, foldAssessment } from './assessment';
import { decideIdentify, decideMark, decideRemark, decideUndo, decideWithdraw } from './decide-mark';

const exam = anExam();
const first = indicatorNumbered(exam, '1.1.1');
const blank = anAssessment(exam);
const started = () => blank.identified();
const at = (assessment: Assessment) => ({ exam, assessment, actorId: exam.examinerId });

/** What the examiner sees, without ids and times. */
const visible = (assessment: Assessment) => ({
  marks: [...assessment.marks].map(([id, mark]) => `${id} ${mark.value}`).sort(),
  remarks: [...assessment.remarks].map(([id, remark]) => `${id} ${remark.text}`).sort(),
});

describe('what may be recorded', () => {
  const codeOf = (decided: { ok: boolean; problem?: { code: string } }) =>
    decided.ok ? 'ok' : decided.problem?.code;

  it('M1 is nothing after the signature', () => {
    const { assessment } = started().markedAll('met').signed();
    for (const decided of [
      decideMark(at(assessment), first, 'not-met'),
      decideWithdraw(at(assessment), first),
      decideRemark(at(assessment), first, 'te laat'),
      decideIdentify(at(assessment), 'identity-document'),
      decideUndo(at(assessment)),
    ])
      expect(codeOf(decided)).toBe('assessment-signed');
  });

  it('M1 is nothing while an event of a newer version is in the way', () => {
    const newer = [
      ...started().marked('1.1.1', 'met').events,
      { changeId: anId<'Change'>(1), type: 'unknown' as const, needs: 'must-understand' as const },
    ];
    const assessment = foldAssessment(anId(7001), newer, exam.examinerId);
    for (const decided of [
      decideMark(at(assessment), first, 'not-met'),
      decideRemark(at(assessment), first, 'te laat'),
      decideUndo(at(assessment)),
    ])
      expect(codeOf(decided)).toBe('assessment-from-newer-version');
  });

  it('M2 is no mark and no remark before the candidate was identified', () => {
    expect(codeOf(decideMark(at(blank.assessment), first, 'met'))).toBe('candidate-not-identified');
    expect(codeOf(decideRemark(at(blank.assessment), first, 'x'))).toBe('candidate-not-identified');
    expect(decideIdentify(at(blank.assessment), 'known-to-examiner')).toMatchObject({
      value: { type: 'candidate-identified', body: { method: 'known-to-examiner' } },
    });
    expect(decideIdentify(at(started().assessment), 'known-to-examiner')).toEqual({ ok: true, value: null });
  });

  it('W12 writes down the plan it is begun on, with the time of this candidate', () => {
    const [candidate] = exam.candidates;
    const startsAt = '2026-11-24T09:40:00.000Z';
    const slotted = anExam({ candidates: [{ ...(candidate ?? aCandidate()), startsAt }] });
    const planOf = (one: typeof exam) =>
      decideIdentify({ ...at(blank.assessment), exam: one }, 'identity-document');
    const { version, code, plannedAt } = exam;
    expect(planOf(exam)).toMatchObject({
      value: { body: { plan: { version, code, plannedAt, startsAt: plannedAt } } },
    });
    expect(planOf(slotted)).toMatchObject({ value: { body: { plan: { plannedAt, startsAt } } } });
  });

  it('M3 is only a level of the scale, and "not observed" always', () => {
    const { assessment } = started();
    expect(codeOf(decideMark(at(assessment), first, 'good'))).toBe('level-unknown');
    expect(codeOf(decideMark(at(assessment), first, 'not-observed'))).toBe('ok');
  });

  it('M3 is "not applicable" only where the exam allows it', () => {
    const { assessment } = started();
    const allowing = anExam({ scale: { ...standardScales['o-v-g'], mayBeNotApplicable: true } });
    expect(codeOf(decideMark(at(assessment), first, 'not-applicable'))).toBe('level-unknown');
    expect(codeOf(decideMark({ ...at(assessment), exam: allowing }, first, 'not-applicable'))).toBe('ok');
  });

  it('M3 is only about indicators of the exam', () => {
    expect(codeOf(decideMark(at(started().assessment), anId(12), 'met'))).toBe('indicator-unknown');
  });

  it('M4 is nothing new when it stands already', () => {
    const { assessment } = started().marked('1.1.1', 'met').remarked('1.1.1', 'netjes');
    expect(decideMark(at(assessment), first, 'met')).toEqual({ ok: true, value: null });
    expect(decideRemark(at(assessment), first, ' netjes ')).toEqual({ ok: true, value: null });
    expect(decideWithdraw(at(started().assessment), first)).toEqual({ ok: true, value: null });
  });

  it('M5 names the event that it replaces', () => {
    const { assessment } = started().marked('1.1.1', 'met');
    const upon = assessment.marks.get(first)?.changeId;
    expect(decideMark(at(assessment), first, 'not-met')).toMatchObject({ value: { upon } });
    expect(decideWithdraw(at(assessment), first)).toMatchObject({ value: { upon } });
  });

  it('M6 is a failing mark without a remark', () => {
    expect(decideMark(at(started().assessment), first, 'not-met')).toMatchObject({ ok: true });
  });
});

describe('undo', () => {
  it('M7 restores, at any depth, every earlier state', () => {
    fc.assert(
      fc.property(arbitraryStory(exam), fc.array(arbitraryStep(exam), { maxLength: 20 }), (tell, steps) => {
        let story = tell(started());
        const depthBefore = story.assessment.undoable.length;
        const states = [visible(story.assessment)];
        for (const step of steps) {
          const next = step(story);
          if (next.assessment.undoable.length <= story.assessment.undoable.length) continue;
          story = next;
          states.push(visible(story.assessment));
        }
        while (story.assessment.undoable.length > depthBefore) {
          expect(visible(story.assessment)).toEqual(states.pop());
          story = story.undone();
        }
        expect(visible(story.assessment)).toEqual(states.pop());
      }),
    );
  });

  it('M7 goes back to nothing, and then says that there is nothing', () => {
    fc.assert(
      fc.property(arbitraryStory(exam), (tell) => {
        let story = tell(started());
        while (story.assessment.undoable.length > 0) story = story.undone();
        expect(visible(story.assessment)).toEqual({ marks: [], remarks: [] });
        expect(decideUndo(at(story.assessment))).toMatchObject({ problem: { code: 'nothing-to-undo' } });
      }),
    );
  });

  it('M8 leaves what was undone in the record', () => {
    const story = started().marked('1.1.1', 'not-met').undone();
    expect(story.events.map((event) => event.type)).toEqual([
      'candidate-identified',
      'mark-given',
      'mark-withdrawn',
    ]);
    expect(story.events[2]).toMatchObject({ body: { undoes: story.events[1]?.changeId } });
  });
});
