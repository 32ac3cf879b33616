/** What is said of an import that was taken back is true, also where a colleague went on from a part of it. */
import { expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
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
const isHere = (id: string): boolean => id === cook;

it('one that a colleague went on with without contact stays, and is told', () => {
  expect(stayedAfterUndo(first, [first], isHere)).toEqual([cook]);
});

it('of one that counts nothing stays, and what a later import brought back is of that one', () => {
  expect(stayedAfterUndo(imported('2026-11-27T08:00:00.000Z'), [], isHere)).toEqual([]);
  expect(stayedAfterUndo(first, [first, imported('2026-11-27T10:00:00.000Z')], isHere)).toEqual([]);
});
