/** The sample centre over days: today's list is never empty, and what its users did stays as they left it. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeSnapshot } from '../../shared/domain/compose-exam';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { type Exam, joinExam } from '../../shared/domain/exam';
import { joinQualification, splitQualification } from '../../shared/domain/qualification';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Change, type Draft, parseChange } from '../../shared/protocol/change';
import {
  contentRecords,
  type DocumentOf,
  type DocumentType,
  documentRecords,
} from '../../shared/records/all-records';
import { fullName } from '../../shared/records/participant';
import type { QualificationHead } from '../../shared/records/qualification';
import type { CoreTask } from '../../shared/records/qualification-version';
import { dayIn } from '../../shared/values/wall-time';
import { aSigner } from '../../test/hub/a-signer';
import { everyDeviceMay } from '../../test/hub/every-device-may';
import { aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { acceptChanges } from '../accept/accept-changes';
import type { Store } from '../store/open-store';
import { seedSampleCentre } from './seed-sample-centre';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const monday = new Date('2026-11-23T09:15:00+01:00');
const tuesday = new Date('2026-11-24T08:05:00+01:00');

type TestCentre = {
  readonly store: Store;
  readonly organisationId: OrganisationId;
  /** Every change in the hub, in order. */
  readonly changes: () => Promise<Change[]>;
  readonly exams: () => Promise<Exam[]>;
  /** A user's new version of the tree of the qualification with that code. */
  readonly editTree: (code: string, edited: (coreTasks: CoreTask[]) => CoreTask[]) => Promise<void>;
  /** A user's new version of the first document that fits. */
  readonly edit: <T extends DocumentType>(
    type: T,
    fits: (document: DocumentOf<T>) => boolean,
    edited: (document: DocumentOf<T>) => DocumentOf<T>,
  ) => Promise<void>;
};

async function aCentreOfMonday(): Promise<TestCentre> {
  const store = await aStore(await lab.freshDatabase());
  const organisationId = await seedSampleCentre(store, monday);
  const signer = aSigner(organisationId);
  const changes = async (): Promise<Change[]> =>
    (await store.database.selectFrom('change').select('text').orderBy('seq').execute()).map(parseChange);
  const put = async (draft: Partial<Draft>): Promise<void> => {
    const accepted = await acceptChanges(store, signer, [signer.sign(draft)], () => monday, everyDeviceMay);
    expect(accepted).toMatchObject({ ok: true, value: { refusals: [] } });
  };
  const edit: TestCentre['edit'] = async (type, fits, edited) => {
    const latest = new Map((await changes()).map((change) => [change.subjectId, change]));
    const found = [...latest.values()].find((c) => c.type === type && fits(c.body as never));
    if (!found) throw new Error(`no ${type} fits`);
    await put({
      kind: 'document',
      subjectType: type,
      type,
      subjectId: found.subjectId,
      examId: null,
      upon: found.changeId,
      body: edited(found.body as never),
    });
  };
  return {
    store,
    organisationId,
    changes,
    edit,
    editTree: async (code, edited) => {
      const all = await changes();
      const head = all.findLast(
        (c) => c.type === 'qualification' && (c.body as QualificationHead).code === code,
      )?.body as QualificationHead;
      const content = all.find(({ subjectId }) => subjectId === head.versionDigest)?.body;
      const version = contentRecords['qualification-version'].schema.parse(content);
      const next = splitQualification(
        { ...joinQualification(head, version), coreTasks: edited(version.coreTasks) },
        { head, version },
      );
      const type = 'qualification-version';
      await put({
        kind: 'content',
        subjectType: type,
        type,
        subjectId: next.head.versionDigest,
        examId: null,
        upon: null,
        body: next.version,
      });
      await edit(
        'qualification',
        (one) => one.code === code,
        () => next.head,
      );
    },
    exams: async () => {
      const all = await changes();
      return all
        .filter((c) => c.type === 'exam')
        .map((c) => documentRecords.exam.schema.parse(c.body))
        .map((planned) => {
          const content = all.find((c) => c.subjectId === planned.definitionDigest)?.body;
          expect(contentDigestOf(content)).toBe(planned.definitionDigest);
          return joinExam(planned, contentRecords['exam-definition'].schema.parse(content));
        });
    },
  };
}

const codes = (exams: readonly Exam[]): string[] => exams.map((exam) => exam.code);
const dayOf = (exam: Exam): number => Number(dayIn(exam.plannedAt, 'Europe/Amsterdam').slice(-2));

test('a start on a later day plans exams on that day and touches nothing else', async () => {
  const centre = await aCentreOfMonday();
  const before = await centre.changes();
  expect(await seedSampleCentre(centre.store, tuesday)).toBe(centre.organisationId);
  const after = await centre.changes();
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length).map((change) => [change.type, change.upon])).toEqual([
    ['exam-definition', null],
    ['exam', null],
    ['exam-definition', null],
    ['exam', null],
    ['exam-definition', null],
    ['exam', null],
  ]);
  const exams = await centre.exams();
  expect(codes(exams)).toEqual(['LAS-1123', 'ZORG-1123', 'HOR-1124', 'LAS-1124', 'ZORG-1124', 'HOR-1125']);
  expect(exams.map(dayOf)).toEqual([23, 23, 24, 24, 24, 25]);
  const ids = exams.flatMap((exam) => [exam.examId, ...exam.candidates.map((c) => c.assessmentId)]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a second start on the same day plans nothing, and neither do three at once', async () => {
  const centre = await aCentreOfMonday();
  await seedSampleCentre(centre.store, new Date('2026-11-23T23:59:00+01:00'));
  expect(await centre.exams()).toHaveLength(3);
  await Promise.all([1, 2, 3].map(() => seedSampleCentre(centre.store, tuesday)));
  await seedSampleCentre(centre.store, tuesday);
  expect(await centre.exams()).toHaveLength(6);
});

test('a cancelled exam does not come back on its day, and the day comes again after a year', async () => {
  const centre = await aCentreOfMonday();
  await centre.edit(
    'exam',
    (exam) => exam.code === 'LAS-1123',
    (exam) => ({ ...exam, status: 'cancelled' }),
  );
  const before = (await centre.changes()).length;
  await seedSampleCentre(centre.store, monday);
  expect(await centre.changes()).toHaveLength(before);
  await seedSampleCentre(centre.store, new Date('2027-11-23T09:00:00+01:00'));
  expect(await centre.changes()).toHaveLength(before + 6);
});

test('the new exams are of people and qualifications as they are now', async () => {
  const centre = await aCentreOfMonday();
  await centre.edit(
    'participant',
    (p) => p.number === '900101',
    (p) => ({ ...p, familyName: 'Şahin-Öz' }),
  );
  await centre.edit(
    'participant',
    (p) => p.number === '900102',
    (p) => ({ ...p, group: 'gestopt' }),
  );
  await centre.editTree('90201', (coreTasks) => coreTasks.slice(0, 1));
  await seedSampleCentre(centre.store, tuesday);
  const welding = (await centre.exams()).find((exam) => exam.code === 'LAS-1124')!;
  expect(welding.candidates.map((c) => [c.number, c.name])).toEqual([
    ['900101', 'Emine Şahin-Öz'],
    ...['900103', '900104', '900105'].map((number) => [number, expect.any(String)]),
  ]);
  expect(welding.snapshot.coreTasks).toHaveLength(1);
  const changes = await centre.changes();
  const latest = (type: DocumentType, id: string) =>
    changes.findLast((change) => change.type === type && change.subjectId === id)?.body;
  const head = documentRecords.qualification.schema.parse(
    latest('qualification', welding.snapshot.qualificationId),
  );
  const version = changes.find(({ subjectId }) => subjectId === head.versionDigest)?.body;
  const qualification = joinQualification(
    head,
    contentRecords['qualification-version'].schema.parse(version),
  );
  const all = qualification.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId));
  expect(welding.snapshot).toEqual(composeSnapshot(qualification, all));
  for (const { participantId, name } of welding.candidates)
    expect(name).toBe(
      fullName(documentRecords.participant.schema.parse(latest('participant', participantId))),
    );
});

test('what can no longer be examined is left out, the rest is planned', async () => {
  const centre = await aCentreOfMonday();
  await centre.edit(
    'qualification',
    (q) => q.code === '90201',
    (q) => ({ ...q, status: 'archived' }),
  );
  await centre.edit(
    'staff',
    (s) => s.name === 'Joke Postma',
    (s) => ({ ...s, roles: ['administrator'] }),
  );
  await seedSampleCentre(centre.store, tuesday);
  expect(codes(await centre.exams()).slice(3)).toEqual(['HOR-1125']);
});

test('a qualification without indicators and a group that is gone make no exam', async () => {
  const centre = await aCentreOfMonday();
  await centre.editTree('90202', (coreTasks) =>
    coreTasks.map((coreTask) => ({
      ...coreTask,
      workProcesses: coreTask.workProcesses.map((workProcess) => ({ ...workProcess, indicators: [] })),
    })),
  );
  for (let left = 3; left > 0; left--)
    await centre.edit(
      'participant',
      (p) => p.group === 'HOR-3C',
      (p) => ({ ...p, group: 'geslaagd' }),
    );
  await seedSampleCentre(centre.store, tuesday);
  expect(codes(await centre.exams()).slice(3)).toEqual(['LAS-1124']);
});
