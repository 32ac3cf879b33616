/** Rules A10 to A12 of SPEC.md: a remark belongs to the mark it was written with. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessmentStory, anAssessment } from '../../test/builders/an-assessment';
import { anExam, indicatorNumbered } from '../../test/builders/an-exam';
import { arbitraryStory } from '../../test/builders/arbitrary-story';
import { foldAssessment } from './assessment';
import { decideRemark } from './decide-mark';
import { isRemarkStale } from './remark-level';

const exam = anExam();
const first = indicatorNumbered(exam, '1.1.1');
const started = (): AssessmentStory => anAssessment(exam).identified();
const levelOf = (story: AssessmentStory) => story.assessment.remarks.get(first)?.level;
const isStale = (story: AssessmentStory) => isRemarkStale(story.assessment, first);

describe('a remark', () => {
  it('A10 belongs to the mark it was written with, and not to the next one', () => {
    const story = started().marked('1.1.1', 'not-met').remarked('1.1.1', 'Niet veilig gewerkt.');
    expect(isStale(story)).toBe(false);
    expect(isStale(story.marked('1.1.1', 'met'))).toBe(true);
    expect(isStale(story.marked('1.1.1', 'met').marked('1.1.1', 'not-met'))).toBe(false);
    expect(isStale(story.withdrawn('1.1.1'))).toBe(false);
  });

  it('A10 written before there was a mark belongs to the first that was given and not undone', () => {
    const story = started().remarked('1.1.1', 'Bril vergeten.');
    const given = story.marked('1.1.1', 'not-met');
    expect([levelOf(story), levelOf(given)]).toEqual([null, 'not-met']);
    expect(isStale(given)).toBe(false);
    expect(isStale(given.marked('1.1.1', 'met'))).toBe(true);
    expect(isStale(given.undone().marked('1.1.1', 'met'))).toBe(false);
  });

  it('A11 of an older program belongs to the mark that stood when it was written', () => {
    const story = started().marked('1.1.1', 'not-met').remarkedBefore('1.1.1', 'Niet veilig gewerkt.');
    expect(levelOf(story)).toBe('not-met');
    expect(isStale(story.marked('1.1.1', 'met'))).toBe(true);
    const changed = started().marked('1.1.1', 'not-met').marked('1.1.1', 'met');
    expect(levelOf(changed.remarkedBefore('1.1.1', 'Netjes.'))).toBe('met');
    const taken = started().marked('1.1.1', 'not-met').withdrawn('1.1.1').remarkedBefore('1.1.1', 'Later.');
    expect(levelOf(taken)).toBe(null);
  });

  it('A11 of an older program belongs to the same mark in whatever order the events came', () => {
    const common = started().marked('1.1.1', 'met');
    const here = common.marked('1.1.1', 'not-met').remarkedBefore('1.1.1', 'Niet veilig.');
    const there = common.onDevice(2).marked('1.1.1', 'not-observed');
    const levels = [here.receiving(there), there.receiving(here)].map(levelOf);
    expect(levels).toEqual(['not-met', 'not-met']);
  });

  it('A12 is kept for another mark by writing it once more, and an undo of that asks again', () => {
    const changed = started()
      .marked('1.1.1', 'not-met')
      .remarked('1.1.1', 'Met hulp.')
      .marked('1.1.1', 'not-observed');
    const decided = decideRemark(changed.desk, first, 'Met hulp.');
    if (!decided.ok || !decided.value) throw new Error('nothing to keep');
    const kept = changed.recorded(decided.value);
    expect([levelOf(kept), isStale(kept)]).toEqual(['not-observed', false]);
    expect(isStale(kept.undone())).toBe(true);
    expect(isStale(kept.undone().undone())).toBe(false);
    expect(decideRemark(kept.desk, first, 'Met hulp.')).toEqual({ ok: true, value: null });
  });

  it('A12 comes back from an undo with the mark it belonged to, at any depth', () => {
    fc.assert(
      fc.property(arbitraryStory(exam, 8), arbitraryStory(exam, 12), (tell, more) => {
        const before = tell(started());
        let story = more(before);
        const depth = before.assessment.undoable.length;
        fc.pre(story.assessment.undoable.length >= depth);
        const kept = before.assessment.undoable.map(({ event }) => event.changeId);
        fc.pre(story.assessment.undoable.slice(0, depth).every(({ event }, i) => event.changeId === kept[i]));
        while (story.assessment.undoable.length > depth) story = story.undone();
        const levels = ({ assessment }: AssessmentStory) =>
          [...assessment.remarks].map(([id, { text, level }]) => [id, text, level]).sort();
        expect(levels(story)).toEqual(levels(before));
      }),
      { numRuns: 200 },
    );
  });

  it('A12 that is chosen from two keeps the mark it was written with', () => {
    const common = started().marked('1.1.1', 'not-met');
    const here = common.remarked('1.1.1', 'Niet veilig.');
    const there = common.onDevice(2).marked('1.1.1', 'met').remarked('1.1.1', 'Netjes.');
    const both = here.receiving(there);
    const [older] = both.assessment.conflicts.find(({ about }) => about === 'remark')?.events ?? [];
    if (older?.type !== 'remark-written') throw new Error('no conflict');
    const decided = decideRemark(both.desk, first, older.body.text, older.body.level);
    if (!decided.ok || !decided.value) throw new Error('nothing to settle');
    const settled = both.recorded(decided.value);
    expect(settled.assessment.conflicts).toEqual([]);
    expect([levelOf(settled), isStale(settled)]).toEqual(['not-met', true]);
  });

  it('A1 A10 A11 has the same mark on two devices that received the events in another order', () => {
    fc.assert(
      fc.property(arbitraryStory(exam), arbitraryStory(exam), (tellOne, tellOther) => {
        const common = started().marked('1.1.1', 'met').remarkedBefore('1.1.1', 'oud');
        const one = tellOne(common);
        const other = tellOther(common.onDevice(2));
        const levels = (events: AssessmentStory['events']) =>
          [...foldAssessment(one.assessment.assessmentId, events, exam.examinerId).remarks]
            .map(([id, { level, changeId }]) => [id, level, changeId])
            .sort();
        expect(levels(one.receiving(other).events)).toEqual(levels(other.receiving(one).events));
      }),
    );
  });
});
