/** What is said of an import that was taken back is true, also where a colleague went on from a part of it. */
import { describe, expect, it } from 'vitest';
import { aHead } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import type { QualificationHead } from '../records/qualification';
import type { QualificationImport } from '../records/qualification-import';
import { stayedAfterUndo } from './import-undo';

const [welder, cook] = [anId<'Qualification'>(1), anId<'Qualification'>(2)];
const by = anId<'Staff'>(3);
const imported = (importedAt: string, undoneAt?: string): QualificationImport => ({
  ...{ importId: anId<'Import'>(4), source: 'lasser.json', importedAt, importedBy: by, competences: [] },
  qualifications: [welder, cook].map((qualificationId) => ({
    ...{ qualificationId, revision: anId<'Change'>(5), before: null },
  })),
  ...(undoneAt ? { undone: { at: undoneAt, by } } : {}),
});
const first = imported('2026-11-27T08:00:00.000Z', '2026-11-27T09:00:00.000Z');
const nothing = { made: [], changed: [] };
const tree = (n: number) => `${n}`.repeat(43);
const head = { ...aHead({ qualificationId: cook }), versionDigest: tree(9) };
const here = (over: Partial<QualificationHead> = {}) => {
  return (id: string): QualificationHead | undefined => (id === cook ? { ...head, ...over } : undefined);
};

it('one that a colleague went on with without contact stays, and is told', () => {
  expect(stayedAfterUndo(first, [first], here())).toEqual({ made: [cook], changed: [] });
  expect(stayedAfterUndo(first, [first], here({ isRemoved: true }))).toEqual(nothing);
});

it('of one that counts nothing stays, and what a later import brought back is of that one', () => {
  expect(stayedAfterUndo(imported('2026-11-27T08:00:00.000Z'), [], here())).toEqual(nothing);
  expect(stayedAfterUndo(first, [first, imported('2026-11-27T10:00:00.000Z')], here())).toEqual(nothing);
});

describe('one that the import changed', () => {
  const changed: QualificationImport = {
    ...first,
    qualifications: [
      {
        ...{ qualificationId: cook, revision: anId<'Change'>(5) },
        before: { ...head, versionDigest: tree(1) },
      },
    ],
  };
  const merged = (publishedAt: string) => ({
    ...{ versionDigest: tree(9), publishedAt, publishedBy: by, note: '', mergedFrom: [tree(1), tree(2)] },
  });
  const since = { history: [merged('2026-11-27T12:00:00.000Z')] };
  it('is told by a clock that is behind the one of who took it back, too', () => {
    const behind = { history: [merged('2026-11-27T08:30:00.000Z')] };
    expect(stayedAfterUndo(changed, [changed], here(behind))).toEqual({ made: [], changed: [cook] });
  });
  it('is told where what a colleague made of it was brought together with what stood there before', () => {
    expect(stayedAfterUndo(changed, [changed], here(since))).toEqual({ made: [], changed: [cook] });
  });
  it('is not told where it went back, was merged before it was taken back, or was brought back since', () => {
    expect(stayedAfterUndo(changed, [changed], here())).toEqual(nothing);
    const earlier = { history: [merged('2026-11-27T07:00:00.000Z')] };
    expect(stayedAfterUndo(changed, [changed], here(earlier))).toEqual(nothing);
    expect(stayedAfterUndo(changed, [changed], here({ ...since, versionDigest: tree(1) }))).toEqual(nothing);
    const later = imported('2026-11-27T10:00:00.000Z');
    expect(stayedAfterUndo(changed, [changed, later], here(since))).toEqual(nothing);
  });
});
