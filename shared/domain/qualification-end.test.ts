import { describe, expect, it } from 'vitest';
import { aHead } from '../../test/builders/a-qualification';
import { countUses } from './count-uses';
import {
  decideArchive,
  decideBringBack,
  decidePutBack,
  decideRemove,
  noUse,
  type QualificationUse,
} from './qualification-end';

const head = aHead({ status: 'active' });

describe('the archive', () => {
  it('takes a qualification and gives it back inactive; only the status changes', () => {
    const archived = decideArchive(head);
    expect(archived).toEqual({ ok: true, value: { ...head, status: 'archived' } });
    const back = archived.ok && decideBringBack(archived.value);
    expect(back).toEqual({ ok: true, value: { ...head, status: 'inactive' } });
  });

  it('changes nothing the second time', () => {
    const archived = { ...head, status: 'archived' as const };
    expect(decideArchive(archived)).toEqual({ ok: true, value: archived });
    const again = decideBringBack(head);
    expect(again.ok && again.value).toBe(head);
  });
});

describe('decideRemove', () => {
  const unused = aHead({ status: 'inactive' });

  it('removes one with which nothing was done, and puts it back', () => {
    const removed = decideRemove(unused, noUse);
    expect(removed.ok && removed.value.isRemoved).toBe(true);
    const back = removed.ok && decidePutBack(removed.value);
    expect(back).toEqual({ ok: true, value: { ...unused, isRemoved: false } });
  });

  it.each<readonly [string, Partial<QualificationUse>]>([
    ['a participant is linked', { linked: 1 }],
    ['a participant was linked', { endedLinks: 1 }],
    ['an exam was planned with it', { exams: 1 }],
  ])('is refused when %s', (_why, use) => {
    expect(decideRemove(unused, { ...noUse, ...use })).toMatchObject({
      problem: { code: 'qualification-in-use' },
    });
  });

  it('is refused while it is active', () => {
    expect(decideRemove(head, noUse)).toMatchObject({ problem: { code: 'qualification-in-use' } });
  });
});

describe('countUses', () => {
  const { qualificationId } = head;
  const now = new Date('2026-11-27T10:00:00.000Z');
  const exam = (plannedAt: string, status: 'planned' | 'cancelled' = 'planned') => ({
    about: {
      ...{ qualificationId, name: '', code: '', workProcesses: 1, indicators: 1, scaleName: {} },
    },
    plannedAt,
    status,
  });

  it('tells running links from ended ones, and exams that are yet to come from all of them', () => {
    const uses = countUses({
      participations: [
        { qualificationId, linkedAt: '2026-09-01T08:00:00.000Z', endedAt: null },
        { qualificationId, linkedAt: '2026-09-01T08:00:00.000Z', endedAt: null },
        { qualificationId, linkedAt: '2026-09-01T08:00:00.000Z', endedAt: '2026-01-01T00:00:00.000Z' },
      ],
      exams: [
        exam('2026-11-28T09:00:00.000Z'),
        exam('2026-11-26T09:00:00.000Z'),
        exam('2026-12-01T09:00:00.000Z', 'cancelled'),
      ],
      now,
    });
    expect(uses.get(qualificationId)).toEqual({ linked: 2, endedLinks: 1, exams: 3, comingExams: 1 });
    expect(uses.size).toBe(1);
  });
});
