/** Rule W6 of SPEC.md. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessmentStory, anAssessment, type StoryEvent } from '../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import type { ChangeId } from '../kernel/ids';
import { foldAssessment } from './assessment';

const exam = anExam();
const first = indicatorNumbered(exam, '1.1.1');
const fold = (events: readonly StoryEvent[]) => foldAssessment(anId(7001), events, exam.examinerId);
const idsOf = (events: readonly StoryEvent[]): ChangeId[] => events.map((event) => event.changeId);

const hub = (story: AssessmentStory, changeIds: readonly ChangeId[]): AssessmentStory =>
  story.onDevice(99).recorded({
    type: 'doubted',
    upon: null,
    body: { changeIds: [...changeIds], reason: 'certificate' },
  });
const decided = (story: AssessmentStory, changeIds: readonly ChangeId[], counts: boolean): AssessmentStory =>
  story.by(anId(8009)).recorded({
    type: 'doubt-decided',
    upon: null,
    body: { changeIds: [...changeIds], counts, reason: 'rooster bekeken' },
  });

describe('W6 events that the hub doubts', () => {
  const identified = anAssessment(exam).identified();
  const marked = identified.marked('1.1.1', 'met');
  const markId = marked.events.at(-1)!.changeId;
  const doubted = hub(marked, [markId]);

  it('count for nothing, and stay', () => {
    expect(doubted.assessment.marks.has(first)).toBe(false);
    expect(doubted.assessment.doubts.get(markId)).toMatchObject({ reason: 'certificate', decision: null });
    expect(doubted.assessment.eventsByOthers).toBe(0);
    expect(doubted.events).toHaveLength(3);
  });

  it('count again when it was decided that they do, with who decided and why', () => {
    const { assessment } = decided(doubted, [markId], true);
    expect(assessment.marks.get(first)?.value).toBe('met');
    expect(assessment.doubts.get(markId)?.decision).toMatchObject({
      counts: true,
      by: anId(8009),
      reason: 'rooster bekeken',
    });
  });

  it('stay out when it was decided so; the later decision stands', () => {
    const out = decided(doubted, [markId], false);
    expect(out.assessment.marks.size).toBe(0);
    expect(decided(out, [markId], true).assessment.marks.size).toBe(1);
  });

  it('are not decided by a decision that is doubted itself', () => {
    const story = decided(doubted, [markId], true);
    const forged = hub(story, [story.events.at(-1)!.changeId]);
    expect(forged.assessment.marks.size).toBe(0);
  });

  it('are the same on every device, in whichever order they came', () => {
    const story = decided(hub(marked.marked('1.1.2', 'met'), [markId]), [markId], true);
    const told = fold(story.events);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...story.events], { minLength: story.events.length }),
        (events) => void expect(fold(events).marks).toEqual(told.marks),
      ),
    );
  });

  it('a doubted signature signs nothing; a good one is not called wrong because of what was doubted after it', () => {
    const complete = marked.markedAll('met').signed();
    const signature = complete.events.at(-1)!;
    expect(hub(complete, [signature.changeId]).assessment.signed).toBeNull();
    const early = hub(complete, idsOf(complete.events).slice(1, 3));
    expect(early.assessment.signed).toMatchObject({ fitsBasis: true });
  });
});
