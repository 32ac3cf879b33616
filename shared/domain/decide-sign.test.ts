/** Rules S1 to S6 of SPEC.md. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessmentStory, anAssessment } from '../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { arbitraryStory } from '../../test/builders/arbitrary-story';
import { standardScales } from '../records/standard-scales';
import { foldAssessment } from './assessment';
import { decideRemark, indicatorsOf } from './decide-mark';
import { decideSign, listObstacles, listStillNeeded, needsRemark } from './decide-sign';
import { decideResult } from './result';

const exam = anExam();
/** As anybody else would compute it. */
const digestInNode = (story: AssessmentStory): string =>
  createHash('sha256')
    .update(
      story.events
        .map((event) => event.changeId)
        .sort()
        .join('\n'),
    )
    .digest('hex');
const started = (): AssessmentStory => anAssessment(exam).identified();
const sign = (story: AssessmentStory) => decideSign(story.desk, 'Joke Wierda');

describe('signing', () => {
  it('S1 waits for every indicator', () => {
    expect(sign(started().markedAll('met').withdrawn('1.2.1'))).toMatchObject({
      problem: { code: 'items-open', details: { count: 1 } },
    });
  });

  it('S2 waits for a remark with each fail and each "not observed"', () => {
    const story = started().markedAll('met').marked('1.1.1', 'not-met').marked('1.2.1', 'not-observed');
    expect(sign(story)).toMatchObject({ problem: { code: 'remarks-needed', details: { count: 2 } } });
    expect(listStillNeeded(exam, story.assessment).remarks.map((i) => i.number)).toEqual(['1.1.1', '1.2.1']);
    expect(sign(story.remarked('1.1.1', 'geen bril').remarked('1.2.1', 'machine stuk')).ok).toBe(true);
  });

  it('S2 asks of O, V and G a remark with the extremes, and with "not applicable"', () => {
    const scale = standardScales['o-v-g'];
    expect(
      ['insufficient', 'sufficient', 'good', 'not-applicable'].map((v) => needsRemark(v as never, scale)),
    ).toEqual([true, false, true, true]);
  });

  it('S3 waits for identification, and refuses a signed, a read-only and an empty assessment', () => {
    const complete = started().markedAll('met');
    const unidentified = { ...complete.assessment, identifiedAt: null };
    expect(decideSign({ ...complete.desk, assessment: unidentified }, 'x')).toMatchObject({
      problem: { code: 'candidate-not-identified' },
    });
    expect(sign(complete.signed())).toMatchObject({ problem: { code: 'assessment-signed' } });
    const unread = { changeId: anId<'Change'>(5), type: 'unknown', needs: 'must-understand' } as const;
    const newer = foldAssessment(anId(7001), [...complete.events, unread], exam.examinerId);
    expect(decideSign({ ...complete.desk, assessment: newer }, 'x')).toMatchObject({
      problem: { code: 'assessment-from-newer-version' },
    });
    const empty = anAssessment(anExam({ shape: [[]] })).identified();
    expect(sign(empty)).toMatchObject({ problem: { code: 'exam-without-indicator' } });
  });

  it('S4 waits while two devices say different things', () => {
    const common = started().markedAll('met').remarked('1.1.1', 'a');
    const both = common.remarked('1.1.1', 'b').receiving(common.onDevice(2).remarked('1.1.1', 'c'));
    expect(sign(both)).toMatchObject({ problem: { code: 'conflicts-open', details: { count: 1 } } });
    expect(sign(both.remarked('1.1.1', 'c')).ok).toBe(true);
  });

  it('S1 S2 S4 S7 is impossible with an open item, a missing remark, one of another mark or a conflict, in 400 random cases (U17)', () => {
    let signable = 0;
    fc.assert(
      fc.property(
        arbitraryStory(exam),
        arbitraryStory(exam, 4),
        arbitraryStory(exam, 4),
        (tell, here, there) => {
          const common = tell(started());
          const story = here(common).receiving(there(common.onDevice(2)));
          const { assessment } = story;
          const isHeldUp =
            indicatorsOf(exam).some(({ indicatorId }) => {
              const mark = assessment.marks.get(indicatorId);
              const remark = assessment.remarks.get(indicatorId);
              const isOfAnotherMark = remark?.level && remark.level !== mark?.value;
              return !mark || isOfAnotherMark || (mark.value !== 'met' && !remark?.text);
            }) || assessment.conflicts.length > 0;
          signable += isHeldUp ? 0 : 1;
          expect(sign(story).ok).toBe(!isHeldUp);
        },
      ),
      { numRuns: 400, seed: 20261124 },
    );
    expect(signable).toBeGreaterThan(0);
    expect(signable).toBeLessThan(400);
  });

  it('S7 waits while a remark stands beside another mark than it was written with', () => {
    const failed = started().markedAll('met').marked('1.1.1', 'not-met').remarked('1.1.1', 'Niet veilig.');
    expect(sign(failed).ok).toBe(true);
    for (const value of ['met', 'not-observed']) {
      const changed = failed.marked('1.1.1', value);
      expect(sign(changed)).toMatchObject({ problem: { code: 'remarks-stale', details: { count: 1 } } });
      expect(listStillNeeded(exam, changed.assessment).stale.map((i) => i.number)).toEqual(['1.1.1']);
      const kept = decideRemark(changed.desk, indicatorNumbered(exam, '1.1.1'), 'Niet veilig.');
      expect(kept.ok && kept.value && sign(changed.recorded(kept.value)).ok).toBe(true);
      expect(sign(changed.remarked('1.1.1', 'Toch veilig.')).ok).toBe(true);
      expect(sign(changed.marked('1.1.1', 'not-met')).ok).toBe(true);
    }
    expect(sign(failed.marked('1.1.1', 'met').remarked('1.1.1', '')).ok).toBe(true);
    const removed = failed.marked('1.1.1', 'not-observed').remarked('1.1.1', '');
    expect(sign(removed)).toMatchObject({ problem: { code: 'remarks-needed', details: { count: 1 } } });
  });

  it('S8 tells everything that stands in the way, not the first only', () => {
    const told = started()
      .marked('1.1.1', 'not-met')
      .remarked('1.1.1', 'Niet veilig.')
      .marked('1.1.1', 'met')
      .marked('1.1.2', 'not-met');
    const both = told.marked('1.2.1', 'met').receiving(told.onDevice(2).marked('1.2.1', 'not-met'));
    expect(listObstacles(told.desk).map(({ code }) => code)).toEqual([
      'items-open',
      'remarks-needed',
      'remarks-stale',
    ]);
    expect(listObstacles(both.desk).map(({ code }) => code)).toContain('conflicts-open');
    expect(listObstacles(started().markedAll('met').desk)).toEqual([]);
  });

  it('S9 is put under nothing but what was seen', () => {
    const seen = started().markedAll('met');
    const moved = seen.marked('1.1.1', 'not-met').remarked('1.1.1', 'geen bril');
    const refused = { problem: { code: 'seen-otherwise' } };
    expect(decideSign(moved.desk, 'x', seen.assessment)).toMatchObject(refused);
    expect(decideSign(seen.remarked('1.1.1', 'mooi').desk, 'x', seen.assessment)).toMatchObject(refused);
    expect(decideSign(seen.desk, 'x', seen.assessment).ok).toBe(true);
  });

  it('S5 states the outcome of the rule', () => {
    const passed = started().markedAll('met');
    const failed = passed.marked('1.1.1', 'not-met').remarked('1.1.1', 'geen bril');
    for (const story of [passed, failed])
      expect(sign(story)).toMatchObject({
        value: { body: { outcome: decideResult(exam, story.assessment).outcome } },
      });
    expect(failed.signed().assessment.signed?.outcome).toBe('failed');
  });

  it('S6 names how far each device had come, and covers exactly the events of its basis', () => {
    const here = started().markedAll('met');
    const there = here.onDevice(2).remarked('1.1.2', 'rustig gewerkt');
    const story = here.receiving(there);
    expect(sign(story)).toMatchObject({
      value: { body: { basisDigest: digestInNode(story), seen: { [anId(9001)]: 4, [anId(9002)]: 5 } } },
    });
    expect(story.signed().assessment.changeIds).toEqual(story.assessment.changeIds);
    expect(story.assessment.changeIds).toEqual(story.events.map((event) => event.changeId).sort());
    expect(story.signed().sheetIssued().assessment.signed?.fitsBasis).toBe(true);
  });

  it('S6 a signature put under other events does not fit them', () => {
    const story = started().markedAll('met').signed();
    const without = story.events.filter((_, index) => index !== 2);
    expect(foldAssessment(anId(7001), without, exam.examinerId).signed?.fitsBasis).toBe(false);
    const forged = story.events.map((event) =>
      event.type === 'assessment-signed'
        ? { ...event, body: { ...event.body, basisDigest: 'b'.repeat(64) } }
        : event,
    );
    expect(foldAssessment(anId(7001), forged, exam.examinerId).signed?.fitsBasis).toBe(false);
  });
});
