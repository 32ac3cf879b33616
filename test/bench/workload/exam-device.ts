/**
 * The folder of a device that belongs to a centre and on which an examiner has a PIN, with exams of that examiner: the
 * candidates are identified, and every indicator is open. Its hub never answers.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exam } from '../../../shared/domain/exam';
import { present } from '../../../shared/kernel/assert';
import type { OrganisationId, StaffId } from '../../../shared/kernel/ids';
import { realWorld } from '../../../shared/kernel/real-world';
import { newPrivateKey, privateKeyOf, rawPublicKey } from '../../../shared/node/ed25519';
import type { Draft } from '../../../shared/protocol/change';
import { openJournal } from '../../../src-main/journal/journal';
import { loadKeyFile } from '../../../src-main/keys/key-file';
import { stretchWithArgon } from '../../../src-main/people/argon-stretch';
import { sealPersonKey, seedBytes } from '../../../src-main/people/person-key';
import { composeEventDraft } from '../../../src-renderer/actions/compose-draft';
import { aCertificate, signCertificate } from '../../builders/a-certificate';
import { value } from '../../builders/value';
import { openBenchDevice } from './bench-device';
import { composeDocumentDrafts, takeMarks } from './national-drafts';
import type { NationalSet } from './national-set';

/** The PIN of the examiner. */
export const benchPin = 'een lange zin';

async function joinCentre(folder: string, staffId: StaffId): Promise<void> {
  await mkdir(folder, { recursive: true });
  const secret = value(await loadKeyFile(folder, realWorld));
  const journal = value(await openJournal({ folder: join(folder, 'journal'), secret, world: realWorld }));
  const id = realWorld.newId<'Organisation'>();
  const [hubKey, seed] = [newPrivateKey(), realWorld.randomBytes(seedBytes)];
  const deviceId = realWorld.newId<'Device'>();
  const publicKey = rawPublicKey(privateKeyOf(seed));
  const parts = { secret, stretch: stretchWithArgon, world: realWorld };
  const certificate = signCertificate(aCertificate({ staffId, deviceId, publicKey }), {
    hubId: id,
    privateKey: hubKey,
  });
  value(
    await journal.append([
      {
        kind: 'enrolled',
        hubUrl: 'http://127.0.0.1:9',
        hubId: id,
        hubPublicKey: rawPublicKey(hubKey),
        epoch: id,
        organisationId: id as OrganisationId,
        organisationName: 'Examencentrum',
        deviceName: 'Tablet',
        token: '',
        at: realWorld.now().toISOString(),
      },
      {
        kind: 'person-key',
        ...(await sealPersonKey(parts, staffId, benchPin, seed)),
        certificate,
        at: realWorld.now().toISOString(),
      },
    ]),
  );
  await journal.close();
}

/** Not by the seed of the marks: the first of those would have the same ids. */
const identify = ({ examId, candidates }: Exam): Draft => {
  const { assessmentId } = present(candidates[0], 'a candidate');
  const body = { method: 'identity-document' as const };
  return composeEventDraft(
    realWorld,
    { examId, assessmentId },
    { type: 'candidate-identified', upon: null, body },
  );
};

export type ExamDevice = {
  readonly exams: readonly Exam[];
  /** Gives marks of the first exam, one after the other, without end. */
  readonly nextMark: () => Draft;
};

const manyEvents = 1_000_000;

/** @param count exams to make ready */
export async function makeExamDevice(folder: string, set: NationalSet, count: number): Promise<ExamDevice> {
  const { staffId } = present(set.staff[0], 'an examiner');
  const exams = set.exams.slice(0, count).map((exam) => ({
    ...exam,
    examinerId: staffId,
    candidates: exam.candidates.map((candidate) => ({ ...candidate, examinerId: staffId })),
  }));
  const ofExam = (exam: Exam): NationalSet => ({ ...set, exams: [exam], eventCount: manyEvents });
  await joinCentre(folder, staffId);
  const device = await openBenchDevice(folder);
  await device.workAs(staffId);
  await device.record(composeDocumentDrafts({ ...set, exams }));
  await device.record(exams.map(identify));
  await device.close();
  const nextMark = takeMarks(ofExam(present(exams[0], 'an exam')));
  nextMark();
  return { exams, nextMark };
}
