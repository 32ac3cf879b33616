/** What goes to the folder of results: each result in each kind, once, with its sheet recorded as issued when it stands there. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ExchangedResult } from '../../shared/formats/exchanged-result';
import { partsOfName } from '../../shared/kernel/person-name';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { type ADevice, aDevice } from '../../test/builders/a-device';
import { aCandidate, anExam, anId } from '../../test/builders/an-exam';
import { putExam } from '../../test/builders/put-exam';
import { value } from '../../test/builders/value';
import type { DrawSheet } from '../workers/sheet-drawer';
import { composeDocumentDraft } from './compose-draft';
import { fillResultFolderWith, type ResultToFile } from './fill-result-folder';
import { recordDrafts } from './record-drafts';
import { setResultFolder } from './set-result-folder';

const draw: DrawSheet = async (sheet) =>
  ok({ bytes: new TextEncoder().encode(`%PDF ${sheet.fileName}`), missing: [] });

const exam = anExam({
  candidates: [1, 2, 3].map((at) =>
    aCandidate({ number: `N-${at}`, assessmentId: anId(7000 + at), participantId: anId(3000 + at) }),
  ),
});
const ofExam = {
  ...{ examId: exam.examId, code: exam.code, title: exam.title, language: 'nl', place: 'Hal' },
  ...{ plannedAt: '2026-11-27T08:00:00.000Z', timeZone: 'Europe/Amsterdam', durationMinutes: 60 },
  ...{
    isCancelled: false,
    qualification: { qualificationId: anId<'Qualification'>(1), name: 'Lassen', code: '1' },
  },
};
const composed = exam.candidates.map(
  (candidate): ExchangedResult => ({
    ...{ exam: ofExam, planned: ofExam, assessmentId: candidate.assessmentId },
    candidate: { ...candidate, ...partsOfName(candidate), email: null },
    ...{ startsAt: ofExam.plannedAt, attempt: null, extraMinutes: null, attendance: null },
    examiner: { staffId: anId(8000), name: 'Joke' },
    ...{ identifiedAt: ofExam.plannedAt, startedAt: ofExam.plannedAt, signedAt: '2026-11-27T09:00:00.000Z' },
    ...{ outcome: 'passed', outcomeWord: 'Behaald', formNumber: '', receiptNumber: '8F2C-19A0' },
  }),
);
const results: readonly ResultToFile[] = composed.map((result, at) => ({
  changeId: anId(4001 + at),
  target: { examId: exam.examId, assessmentId: result.assessmentId, language: 'nl' },
  compose: () => result,
}));
let device: ADevice;
/** Sheets of which it was told that they are not in the record. */
let unrecorded = 0;
const toldUnrecorded = (count: number): void => {
  unrecorded += count;
};

const folderId = async () => value(await device.deps.host.resultFolder.status.read()).folder?.id ?? 'none';
const fill = async (over: { draw?: DrawSheet; results?: typeof results; stopAfter?: number } = {}) => {
  let done = 0;
  return fillResultFolderWith(over.draw ?? draw)(device.deps, {
    ...{ folderId: await folderId(), results: over.results ?? results },
    told: (now) => {
      done = now;
    },
    toldUnrecorded,
    isStopped: () => done === over.stopAfter,
  });
};
const names = () => readdirSync(device.resultFolder).filter((name) => !name.startsWith('.'));
const issued = async () => (await device.changes()).filter(({ type }) => type === 'sheet-issued');

beforeEach(async () => {
  unrecorded = 0;
  device = await aDevice(null);
  await putExam(device.deps, exam);
  value(await setResultFolder(device.deps, 'choose'));
});
afterEach(() => device.close());

it('writes each result in each kind, and records each sheet that stands there, once', async () => {
  expect(value(await fill())).toEqual({
    ...{ settled: results.map(({ changeId }) => changeId), partial: results.map(({ changeId }) => changeId) },
    ...{ leftOut: 0, unmade: null },
  });
  expect(unrecorded).toBe(0);
  expect(
    names()
      .map((name) => name.replace(/^.*(N-\d)/, '$1'))
      .toSorted(),
  ).toEqual([
    'N-1 0000-0000-0FA1.oke.json',
    'N-1 0000-0000-0FA1.pdf',
    'N-2 0000-0000-0FA2.oke.json',
    'N-2 0000-0000-0FA2.pdf',
    'N-3 0000-0000-0FA3.oke.json',
    'N-3 0000-0000-0FA3.pdf',
  ]);
  const oke = names().find((name) => name.endsWith('0FA2.oke.json')) ?? '';
  const { offerings } = JSON.parse(readFileSync(join(device.resultFolder, oke), 'utf8'));
  expect(offerings).toHaveLength(1);
  expect(offerings[0].associations.items).toMatchObject([{ associationId: anId(7002) }]);
  expect(await issued()).toHaveLength(3);
  expect(value(await fill()).settled).toHaveLength(3);
  expect(await issued()).toHaveLength(3);
  for (const name of names()) rmSync(join(device.resultFolder, name));
  value(await fill());
  expect([names(), await issued()]).toMatchObject([[], { length: 3 }]);
});

it('stopped in between, what is written stays, and the next time begins with the rest', async () => {
  const stopped = value(await fill({ stopAfter: 1 }));
  expect(stopped.settled).toEqual([anId(4001)]);
  expect(names()).toHaveLength(2);
  expect(value(await fill()).settled).toHaveLength(3);
  expect(names()).toHaveLength(6);
});

it('of an exam that is not whole here the sheet waits, and the rest is written', async () => {
  const target = { ...results[0]?.target, examId: anId<'Exam'>(5999) } as ResultToFile['target'];
  const [first] = results;
  const gone = first ? [{ ...first, target }] : [];
  expect(value(await fill({ results: gone }))).toMatchObject({ settled: [], leftOut: 1, unmade: null });
  expect(names()).toEqual([expect.stringContaining('.oke.json')]);
  expect(value(await fill()).leftOut).toBe(0);
  expect(names()).toHaveLength(6);
});

it('a sheet that cannot be drawn is told, and holds up neither its other files nor what comes behind it', async () => {
  const second = results[1]?.target.assessmentId;
  const broken: DrawSheet = async (sheet, at) =>
    sheet.fileName.includes('N-2') ? err(problem('font-not-fetched')) : draw(sheet, at);
  expect(second).toBe(anId(7002));
  expect(value(await fill({ draw: broken }))).toEqual({
    ...{ settled: [anId(4001), anId(4003)], partial: [anId(4001), anId(4003)], leftOut: 0 },
    unmade: { changeIds: [anId(4002)], problem: problem('font-not-fetched') },
  });
  expect(names()).toHaveLength(5);
  expect(names().filter((name) => name.includes('0FA2'))).toEqual([expect.stringContaining('.oke.json')]);
  expect(await issued()).toHaveLength(2);
  expect(value(await fill())).toMatchObject({ unmade: null });
  expect([names(), await issued()]).toMatchObject([{ length: 6 }, { length: 3 }]);
});

it('what throws while a result is composed is told of that result, and holds up no other', async () => {
  const compose = (): never => {
    throw new Error('odd result');
  };
  const odd = results.map((one, at) => (at === 0 ? { ...one, compose } : one));
  expect(value(await fill({ results: odd }))).toMatchObject({
    settled: [anId(4002), anId(4003)],
    unmade: { changeIds: [anId(4001)] },
  });
  expect(names()).toHaveLength(4);
});

it('says of how many sheets it could not record that they left the device', async () => {
  device.answerAppendsWith(problem('disk-full'));
  expect(value(await fill())).toMatchObject({ settled: { length: 3 } });
  expect(unrecorded).toBe(3);
  expect(names()).toHaveLength(6);
  device.answerAppendsWith(null);
  expect(await issued()).toEqual([]);
});

it('says it also of sheets that stand there when a later file of the round fails', async () => {
  const { host } = device.deps;
  let puts = 0;
  const put: typeof host.resultFolder.put = async ({ folderId: into, files }) => {
    puts += 1;
    return puts > 1 ? err(problem('result-folder-away')) : host.resultFolder.put({ folderId: into, files });
  };
  const deps = { ...device.deps, host: { ...host, resultFolder: { ...host.resultFolder, put } } };
  // One large sheet fills a message.
  const large: DrawSheet = async () => ok({ bytes: new Uint8Array(8_000_001), missing: [] });
  device.answerAppendsWith(problem('disk-full'));
  const input = { folderId: await folderId(), results, told: () => undefined, toldUnrecorded };
  expect(await fillResultFolderWith(large)(deps, { ...input, isStopped: () => false })).toMatchObject({
    problem: { code: 'result-folder-away' },
  });
  device.answerAppendsWith(null);
  expect([unrecorded, names().length]).toEqual([1, 2]);
});

it('of somebody without a mail address the OKE is written, and once more when there is one', async () => {
  const okeOf = (): string =>
    readFileSync(
      join(device.resultFolder, names().find((name) => name.endsWith('0FA1.oke.json')) ?? ''),
      'utf8',
    );
  value(await fill());
  expect(okeOf()).toContain('not-available@vakproef.invalid');
  // It is not over with it: the next round looks whether there is an address by now.
  expect(value(await fill()).partial).toEqual([anId(4001), anId(4002), anId(4003)]);
  const before = await issued();
  const participantId = anId<'Participant'>(3001);
  const known = { participantId, number: 'N-1', givenName: '', namePrefix: '', familyName: 'Jansen' };
  value(
    await recordDrafts(device.deps, null, [
      composeDocumentDraft(device.deps.world, {
        ...{ type: 'participant', documentId: participantId, upon: null },
        document: { ...known, birthDate: null, group: '' },
      }),
      composeDocumentDraft(device.deps.world, {
        ...{ type: 'participant-office', documentId: participantId, upon: null },
        document: { participantId, email: 'kandidaat@roc.example' },
      }),
    ]),
  );
  expect(value(await fill())).toMatchObject({
    ...{ settled: { length: 3 }, partial: [anId(4002), anId(4003)], unmade: null },
  });
  expect(okeOf()).toContain('kandidaat@roc.example');
  expect([names(), await issued()]).toEqual([expect.objectContaining({ length: 6 }), before]);
});

it('where the folder is gone, it says so and records nothing that is not there', async () => {
  rmSync(device.resultFolder, { recursive: true });
  expect(await fill()).toMatchObject({ problem: { code: 'result-folder-away' } });
  expect(await issued()).toEqual([]);
});

it('writes nothing more once it is told to stop', async () => {
  const id = await folderId();
  value(await setResultFolder(device.deps, 'stop'));
  expect(
    value(
      await fillResultFolderWith(draw)(device.deps, {
        ...{ folderId: id, results, told: () => undefined, toldUnrecorded, isStopped: () => false },
      }),
    ),
  ).toMatchObject({ leftOut: 0 });
  expect(names()).toEqual([]);
});

it('what a folder that is full in between did not take is not settled: the next try begins with it', async () => {
  const { host } = device.deps;
  let room = 3;
  // What main answers of a disk that is full after some files, which `result-folder.test.ts` has of a real one.
  const put: typeof host.resultFolder.put = async ({ folderId: into, files }) => {
    const fits = files.slice(0, room);
    room = Number.POSITIVE_INFINITY;
    const done = await host.resultFolder.put({ folderId: into, files: fits });
    const left = files.slice(fits.length).map(({ changeId, kind }) => ({ changeId, kind }));
    return done.ok ? ok({ ...done.value, left }) : done;
  };
  const deps = { ...device.deps, host: { ...host, resultFolder: { ...host.resultFolder, put } } };
  const input = {
    folderId: await folderId(),
    results,
    told: () => undefined,
    toldUnrecorded,
    isStopped: () => false,
  };
  const filled = value(await fillResultFolderWith(draw)(deps, input));
  expect(names()).toHaveLength(3);
  expect(filled.settled).toEqual([anId(4001)]);
  const rest = results.filter(({ changeId }) => !filled.settled.includes(changeId));
  value(await fillResultFolderWith(draw)(deps, { ...input, results: rest }));
  expect(names()).toHaveLength(6);
});
