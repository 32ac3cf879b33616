/** The order of accountability documents, which of their files counts, and two administrators who replaced one at a time. */
import { expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import type { AccountabilityDocument } from '../records/accountability-document';
import { documentsOf, moveDocument, nextOrder, standingVersion } from './accountability';
import { mergeDocuments } from './merge-documents';

const version = (number: number, addedAt: string): AccountabilityDocument['versions'][number] => ({
  versionId: anId(number),
  file: {
    digest: String(number % 10).repeat(64),
    bytes: 1,
    mediaType: 'text/plain',
    name: 'a.txt',
    madeAt: null,
  },
  addedAt,
  addedBy: anId(8000),
});
const aDocument = (number: number, order: number, given: Partial<AccountabilityDocument> = {}) => ({
  accountabilityDocumentId: anId<'AccountabilityDocument'>(number),
  qualificationId: anId<'Qualification'>(1),
  ...{ title: 'Plan', description: '', order },
  versions: [version(11, '2026-11-24T08:00:00.000Z')],
  ...given,
});

it('M30 those of one qualification stand in their order, and a move changes no more than it must', () => {
  const all = [aDocument(3, 1), aDocument(2, 1), aDocument(1, 0), aDocument(4, 0, { isRemoved: true })];
  const listed = documentsOf([...all, aDocument(5, 0, { qualificationId: anId(2) })], anId(1));
  expect(listed.map(({ accountabilityDocumentId }) => accountabilityDocumentId)).toEqual([
    anId(1),
    anId(2),
    anId(3),
  ]);
  expect(nextOrder(listed)).toBe(2);
  expect([...moveDocument(listed, anId(2), -1)]).toEqual([
    [anId(2), 0],
    [anId(1), 1],
    [anId(3), 2],
  ]);
  expect(moveDocument(listed, anId(1), -1).size).toBe(0);
  expect(documentsOf(all, anId(1), { isRemoved: true })).toHaveLength(1);
});

it('M30 two who replaced one file apart lose neither, and the later one counts', () => {
  const base = aDocument(1, 0);
  const [early, late] = [version(12, '2026-11-24T09:00:00.000Z'), version(13, '2026-11-24T10:00:00.000Z')];
  const standing = { ...base, title: 'Examenplan', versions: [...base.versions, late] };
  const displaced = { ...base, description: 'Geldt nu', versions: [...base.versions, early] };
  const { document, conflicts } = mergeDocuments('accountability-document', { base, standing, displaced });
  expect(conflicts).toEqual([]);
  expect(document).toMatchObject({ title: 'Examenplan', description: 'Geldt nu' });
  expect(document.versions).toEqual([...base.versions, late, early]);
  expect(standingVersion(document)).toEqual(late);
});
