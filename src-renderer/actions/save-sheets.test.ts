/** Sheets of many: each file is whole, each sheet in it is recorded as issued, and nothing that was not saved is. */
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { type ADevice, aDevice, diskFull } from '../../test/builders/a-device';
import { aCandidate, anExam, anId } from '../../test/builders/an-exam';
import { putExam } from '../../test/builders/put-exam';
import { value } from '../../test/builders/value';
import type { BindSheets, DrawSheet } from '../workers/sheet-drawer';
import { saveSheetsWith } from './save-sheets';
import { pdfOfSheets, type SheetContainer, zipOfSheets } from './sheet-container';

/** What is drawn says whose it is; so large that three are more than a file may hold. */
const pdfOf = (name: string): string => `%PDF ${name} ${'.'.repeat(400)}`;
const draw: DrawSheet = async (sheet) =>
  ok({
    bytes: new TextEncoder().encode(pdfOf(sheet.fileName)),
    missing: sheet.fileName.includes('N-2') ? ['𓀀'] : [],
  });

// The second and third have one number: their files may not be one.
const numbers = ['N-1', 'N-2', 'N-2', 'N-4', 'N-5'];
const exam = anExam({
  candidates: numbers.map((number, at) =>
    aCandidate({ number, assessmentId: anId(7001 + at), participantId: anId(3001 + at) }),
  ),
});
const targets = exam.candidates.map(({ assessmentId }) => ({
  ...{ examId: exam.examId, assessmentId },
  language: 'nl' as const,
}));
let device: ADevice;

const save = (
  over: {
    largest?: number;
    draw?: DrawSheet;
    container?: () => SheetContainer;
    stopAfter?: number;
    more?: typeof targets;
  } = {},
) => {
  let done = 0;
  const told = (now: number): void => {
    done = now;
  };
  const isStopped = (): boolean => done === over.stopAfter;
  const asked = [...targets, ...(over.more ?? [])];
  const container = over.container ?? (() => zipOfSheets(over.draw ?? draw, over.largest));
  return saveSheetsWith(container)(device.deps, {
    ...{ targets: asked, name: 'Formulieren', told, isStopped },
  });
};
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Of each sheet in a file: its name, and the digest of its bytes. */
const filed = () =>
  device.saved.flatMap(({ bytes }) =>
    Object.entries(unzipSync(bytes)).map(([name, pdf]) => [name, digest(strFromU8(pdf))] as const),
  );
const recorded = async () =>
  (await device.changes())
    .filter(({ type }) => type === 'sheet-issued')
    .map(({ body }) => (body as { digest: string }).digest);

beforeEach(async () => {
  device = await aDevice(null);
  await putExam(device.deps, exam);
});
afterEach(() => device.close());

it('saves one ZIP with a file of its own for each, and records the very bytes of each', async () => {
  const saved = value(await save());
  expect(saved).toEqual({
    ...{ saved: 5, leftOut: 0, unprinted: 2, unrecorded: 0, ended: 'whole', problem: null },
    places: ['/exports/Formulieren.zip'],
  });
  expect(filed().map(([name]) => name.replace(/^.*(N-.*)$/, '$1'))).toEqual([
    'N-1 nl concept.pdf',
    'N-2 nl concept.pdf',
    'N-2 nl concept (2).pdf',
    'N-4 nl concept.pdf',
    'N-5 nl concept.pdf',
  ]);
  expect((await recorded()).toSorted()).toEqual(
    filed()
      .map(([, one]) => one)
      .toSorted(),
  );
});

it('goes on in a next file before one becomes too large, and each sheet is in one of them', async () => {
  const saved = value(await save({ largest: 900 }));
  expect(saved.places).toEqual([
    '/exports/Formulieren (1).zip',
    '/exports/Formulieren (2).zip',
    '/exports/Formulieren (3).zip',
  ]);
  expect(device.saved.map(({ bytes }) => Object.keys(unzipSync(bytes)).length)).toEqual([2, 2, 1]);
  expect(await recorded()).toHaveLength(5);
});

it('stops between two sheets when it is asked to, and then nothing is saved or recorded', async () => {
  expect(value(await save({ stopAfter: 3 }))).toMatchObject({ saved: 0, ended: 'stopped', places: [] });
  expect(device.saved).toEqual([]);
  expect(await recorded()).toEqual([]);
});

it('stopped after a first file, it says what is saved, and only that is recorded', async () => {
  expect(value(await save({ largest: 900, stopAfter: 3 }))).toMatchObject({ saved: 2, ended: 'stopped' });
  expect(await recorded()).toHaveLength(2);
});

it('saves nothing where the dialog is closed, the disk is full or a sheet cannot be drawn', async () => {
  device.answerSavesWith('cancelled');
  expect(value(await save())).toMatchObject({ saved: 0, ended: 'stopped' });
  device.answerSavesWith(diskFull);
  expect(value(await save())).toMatchObject({ saved: 0, ended: 'failed', problem: diskFull });
  device.answerSavesWith(null);
  const broken: DrawSheet = async () => err(problem('font-not-fetched'));
  expect(value(await save({ draw: broken }))).toMatchObject({
    ended: 'failed',
    problem: { code: 'font-not-fetched' },
  });
  expect([await recorded(), device.saved]).toEqual([[], []]);
});

it('counts who is not here, and saves the others', async () => {
  const gone = {
    examId: anId<'Exam'>(5999),
    assessmentId: anId<'Assessment'>(7999),
    language: 'nl' as const,
  };
  expect(value(await save({ more: [gone] }))).toMatchObject({ saved: 5, leftOut: 1, ended: 'whole' });
});

/** A file says who is in it, and how it is called. */
function aBinder(): BindSheets & { readonly pending: () => number } {
  let bound: string[] = [];
  return {
    bind: async ({ fileName }) => {
      bound.push(fileName);
      return ok({ missing: [], count: bound.length });
    },
    bound: async ({ title }) => {
      const bytes = new TextEncoder().encode(`%PDF ${title}\n${bound.join('\n')}`);
      bound = [];
      return ok({ bytes });
    },
    unbind: async () => {
      bound = [];
    },
    pending: () => bound.length,
  };
}

describe('all in one PDF', () => {
  it('saves one file in the order of the list, and records each by the digest of that file', async () => {
    const binder = aBinder();
    const saved = value(await save({ container: () => pdfOfSheets('Formulieren', binder) }));
    expect(saved).toMatchObject({ saved: 5, ended: 'whole', places: ['/exports/Formulieren.pdf'] });
    const text = strFromU8(device.saved[0]?.bytes ?? new Uint8Array());
    expect(text.match(/N-\d/g)).toEqual(numbers);
    expect(await recorded()).toEqual(Array(5).fill(digest(text)));
  });

  it('goes on in a next file before one is too large', async () => {
    const binder = aBinder();
    const saved = value(await save({ container: () => pdfOfSheets('Formulieren', binder, 2) }));
    expect(saved.places.map((place) => place.slice(-7))).toEqual(['(1).pdf', '(2).pdf', '(3).pdf']);
    expect(device.saved.map(({ bytes }) => strFromU8(bytes).match(/N-\d/g)?.length)).toEqual([2, 2, 1]);
  });

  it('leaves nothing bound behind when it is stopped or the dialog is closed', async () => {
    const binder = aBinder();
    const container = () => pdfOfSheets('Formulieren', binder);
    expect(value(await save({ container, stopAfter: 3 }))).toMatchObject({ saved: 0, ended: 'stopped' });
    expect(binder.pending()).toBe(0);
    device.answerSavesWith('cancelled');
    expect(value(await save({ container }))).toMatchObject({ saved: 0, ended: 'stopped' });
    expect([await recorded(), device.saved]).toEqual([[], []]);
  });

  it('calls nothing saved when the worker began anew in between and lost the first ones', async () => {
    const binder = aBinder();
    let times = 0;
    const forgetful: BindSheets = {
      ...binder,
      bind: async (sheet, issuedAt) => {
        times += 1;
        if (times === 3) await binder.unbind();
        return binder.bind(sheet, issuedAt);
      },
    };
    const container = () => pdfOfSheets('Formulieren', forgetful);
    expect(value(await save({ container }))).toMatchObject({ saved: 0, ended: 'failed' });
    expect([await recorded(), device.saved]).toEqual([[], []]);
  });
});
