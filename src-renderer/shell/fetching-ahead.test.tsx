// @vitest-environment happy-dom
/** M30: what an examiner needs soon is on the device before the day, and one file that the hub lacks holds up no other. */
import { expect, it } from 'vitest';
import { pulledEntry } from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';
import { aPageWith } from '../../test/builders/a-page';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import { fakeDevice } from '../../test/fakes/fake-device';
import { digestOf } from '../../test/fakes/memory-files';
import { FetchingAhead } from './fetching-ahead';

it('M30 fetches the documents of what is examined soon', async () => {
  const [me, device] = [anId<'Staff'>(8000), fakeDevice()];
  const plannedAt = new Date(Date.now() + 86_400_000).toISOString();
  const { planned } = recordsOf(
    anExam({ plannedAt, examinerId: me, candidates: [aCandidate({ examinerId: me })] }),
  );
  const bytes = new TextEncoder().encode('%PDF plan');
  device.bodies.atHub.set(digestOf(bytes), bytes);
  const aDocument = (number: number, digest: string, length: number) => {
    const file = { digest, bytes: length, mediaType: 'application/pdf', name: 'a.pdf', madeAt: null };
    const documentId = anId<'AccountabilityDocument'>(number);
    return aVersion('accountability-document', documentId, {
      ...{ accountabilityDocumentId: documentId, title: 'Plan', description: '', order: 0 },
      qualificationId: planned.about.qualificationId,
      versions: [
        { versionId: anId<'FileVersion'>(600), file, addedAt: '2026-11-24T08:00:00.000Z', addedBy: me },
      ],
    });
  };
  await aPageWith(
    { device },
    () => <FetchingAhead staffId={me} />,
    pulledEntry([
      [aVersion('exam', planned.examId, planned), 10],
      [aDocument(501, 'a'.repeat(64), 1), 11],
      [aDocument(502, digestOf(bytes), bytes.length), 12],
    ]),
  );
  await expect.poll(() => [...device.bodies.here.keys()]).toEqual([digestOf(bytes)]);
});
