/** A file that came in by a version which the hub refused is named again by the merge: else its bytes would never go there. */
import { expect, it } from 'vitest';
import { mergeDocuments } from '../../shared/domain/merge-documents';
import type { AccountabilityDocument } from '../../shared/records/accountability-document';
import { aNamedFile } from '../../test/builders/a-named-file';
import { anId } from '../../test/builders/an-exam';
import { addedFiles } from './added-files';

const type = 'accountability-document';
const version = (number: number) => ({
  versionId: anId<'FileVersion'>(600 + number),
  file: aNamedFile({ name: `plan ${number}.pdf` }),
  addedAt: '2026-11-24T08:00:00.000Z',
  addedBy: anId<'Staff'>(8000),
});
const withVersions = (...numbers: readonly number[]): AccountabilityDocument => ({
  accountabilityDocumentId: anId(501),
  qualificationId: anId(11),
  ...{ title: 'Plan', description: '', order: 0 },
  versions: numbers.map(version),
});
const digestsOf = (files: readonly { readonly digest: string }[]) => files.map(({ digest }) => digest);

it('two who replaced one file without contact: both are kept, and the one of the refused version goes to the hub', () => {
  const [base, standing, displaced] = [withVersions(1), withVersions(1, 2), withVersions(1, 3)];
  const merged = mergeDocuments(type, { base, standing, displaced });
  expect(merged.conflicts).toEqual([]);
  expect(digestsOf(merged.document.versions.map(({ file }) => file))).toEqual(
    [1, 2, 3].map((number) => version(number).file.digest),
  );
  expect(digestsOf(addedFiles(type, standing, merged.document))).toEqual([version(3).file.digest]);
  expect(addedFiles(type, merged.document, { ...merged.document, title: 'Examenplan' })).toEqual([]);
});
