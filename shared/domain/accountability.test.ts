/** The order of accountability documents, which of their files counts, and two administrators who replaced one at a time. */
import { expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { AccountabilityDocument } from '../records/accountability-document';
import { documentsOf, moveDocument, nextOrder, standingVersion } from './accountability';
import { filesAhead } from './files-ahead';
import { mergeDocuments } from './merge-documents';
import { filesLinkedToExam } from './portfolio/linked-to-exam';

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

it('M30 what an examiner examines within two weeks is fetched ahead, the smallest file first, and nothing else', () => {
  const [me, now] = [anId<'Staff'>(8000), new Date('2026-11-24T08:00:00.000Z')];
  const planned = (plannedAt: string, examinerId = me) =>
    recordsOf(anExam({ plannedAt, examinerId, candidates: [aCandidate({ examinerId })] })).planned;
  const exam = planned('2026-12-01T08:00:00.000Z');
  const { qualificationId } = exam.about;
  const sized = (number: number, bytes: number) => {
    const one = version(number, '2026-11-24T08:00:00.000Z');
    return aDocument(number, number, {
      qualificationId,
      versions: [{ ...one, file: { ...one.file, bytes } }],
    });
  };
  const documents = [
    sized(11, 9000),
    sized(12, 10),
    sized(13, 5),
    aDocument(14, 0, { qualificationId: anId(77) }),
  ];
  const removed = documents.map((one) => ({ ...one, isRemoved: one.accountabilityDocumentId === anId(13) }));
  const ask = (given: object) =>
    filesAhead({ exams: [exam], documents: removed, evidence: [], links: [], staffId: me, now, ...given });
  expect(ask({})).toEqual(['2'.repeat(64), '1'.repeat(64)]);
  expect(ask({ exams: [planned('2026-12-20T08:00:00.000Z')] })).toEqual([]);
  expect(ask({ exams: [planned('2026-11-20T08:00:00.000Z')] })).toEqual([]);
  expect(ask({ exams: [{ ...exam, status: 'cancelled' }] })).toEqual([]);
  expect(ask({ staffId: anId(8001) })).toEqual([]);

  const { participantId } = exam.assessments[0] ?? expect.unreachable();
  const addedBy = { by: 'candidate' as const, staffId: null };
  const said = { participantId, ...{ title: '', description: '', addedAt: '', addedBy } };
  const pieces = [3, 4, 5].map((number) => ({
    ...said,
    ...{ portfolioEvidenceId: anId(600 + number), portfolioEntryId: null },
    file: { ...version(number, '').file, bytes: 1000 - number },
  }));
  const link = (number: number, given: object) => ({
    ...{ portfolioLinkId: anId(650 + number), participantId, portfolioEvidenceId: anId(600 + number) },
    ...{ qualificationId, workProcessId: anId(3001), linkedAt: '', linkedBy: addedBy, endedAt: null },
    ...given,
  });
  const links = [link(3, {}), link(4, { qualificationId: anId(77) }), link(5, { participantId: anId(99) })];
  // What a candidate linked to what they are examined in comes with it, and nothing else of theirs.
  const linked = { evidence: pieces, links };
  expect(ask(linked)).toEqual(['2', '3', '1'].map((digit) => digit.repeat(64)));
  expect(ask({ ...linked, staffId: anId(8001) })).toEqual([]);
  // Nor what was withdrawn, though a link to it stands.
  const withdrawn = pieces.map((piece) => ({ ...piece, isRemoved: true }));
  expect(ask({ ...linked, evidence: withdrawn })).toEqual(['2', '1'].map((digit) => digit.repeat(64)));
  // Nor the file of somebody else, whose id a link of theirs names: nobody gets another's evidence by naming it.
  const others = { ...pieces[0], participantId: anId(98), portfolioEvidenceId: anId(609) };
  const named = [...pieces, { ...others, file: { ...version(9, '').file, bytes: 991 } }];
  expect(ask({ evidence: named, links: [...links, link(9, {})] })).toEqual(ask(linked));
  // And whoever names a piece of theirs first does not keep it from being fetched for them.
  const earlier = { ...link(8, { participantId: anId(98) }), portfolioEvidenceId: anId(603), linkedAt: '' };
  const later = links.map((one) => ({ ...one, linkedAt: '2026-11-01T09:00:00.000Z' }));
  expect(ask({ evidence: named, links: [earlier, ...later] })).toEqual(ask(linked));
  // Linked under the id of before a merge, which the exam does not name; or the other way round (L8).
  const meantId = (id: string) => (id === anId(99) ? participantId : id);
  expect([...ask({ ...linked, meantId })].toSorted()).toEqual(
    ['1', '2', '3', '5'].map((digit) => digit.repeat(64)),
  );
  const portfolios = { evidence: pieces as never, links: links as never, meantId };
  const beside = filesLinkedToExam(new Set([participantId]), qualificationId, portfolios);
  expect(beside.map(({ digest }) => digest)).toEqual(['3', '5'].map((digit) => digit.repeat(64)));
});
