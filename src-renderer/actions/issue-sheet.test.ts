/** Sheets and exam files from a real journal: what leaves the device, and what the record says of it. */
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ExamCandidate } from '../../shared/domain/exam';
import { checkExamExport, parseExamExport } from '../../shared/formats/check-exam-export';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { drawSheet } from '../../shared/report/draw-sheet';
import { type ADevice, aDevice, diskFull } from '../../test/builders/a-device';
import { aNamedFile } from '../../test/builders/a-named-file';
import { anOrganisation, loadFont } from '../../test/builders/a-sheet';
import { aCandidate, anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { putDocuments } from '../../test/builders/put-documents';
import { putExam } from '../../test/builders/put-exam';
import { readPdf } from '../../test/builders/read-pdf';
import { value } from '../../test/builders/value';
import { rightPin } from '../../test/fakes/fake-people';
import type { HandIn } from '../cache/read-cache';
import type { DrawSheet } from '../workers/sheet-drawer';
import { attachEvidence } from './attach-evidence';
import { exportExam } from './export-exam';
import { giveMark } from './give-mark';
import { identifyCandidate } from './identify-candidate';
import { issueSheetWith } from './issue-sheet';
import { previewSheetWith } from './preview-sheet';
import { removeEvidence } from './remove-evidence';
import { saveAppealPackWith } from './save-appeal-pack';
import { savePersonFileWith } from './save-person-file';
import { signAssessment } from './sign-assessment';

const draw: DrawSheet = async (sheet, issuedAt) => {
  const { bytes, missing } = await drawSheet(sheet, loadFont, issuedAt);
  return ok({ bytes: new Uint8Array(bytes), missing });
};
const issueSheet = issueSheetWith(draw);
const previewSheet = previewSheetWith(draw);
const saveAppealPack = saveAppealPackWith(draw);

const other: ExamCandidate = aCandidate({
  assessmentId: anId(7002),
  number: '2024-0999',
  name: 'Iemand Anders',
});
const usual = anExam({ candidates: [aCandidate(), other] });
const terms = { qualification: { nl: { singular: 'opleiding', plural: 'opleidingen' } } };
const plain = anExam({ ...usual, snapshot: { ...usual.snapshot, terms } });
const target = { examId: plain.examId, assessmentId: anId<'Assessment'>(7001) };
const tap = () => ({ ...target, changeId: newId<'Change'>() });
const examiner = anId<'Staff'>(8001);
let device: ADevice;

const sheetsInRecord = async () =>
  (await device.changes()).filter((change) => change.type === 'sheet-issued');

async function signExam(): Promise<void> {
  value(await identifyCandidate(device.deps, { ...tap(), method: 'identity-document' }));
  for (const number of ['1.1.1', '1.1.2', '1.2.1'])
    value(
      await giveMark(device.deps, { ...tap(), indicatorId: indicatorNumbered(plain, number), value: 'met' }),
    );
  value(await signAssessment(device.deps, { ...tap(), pin: rightPin }));
}

/** A device with the exam on it. */
async function open(handIn: HandIn | null): Promise<void> {
  device = await aDevice(handIn);
  const organisation = anOrganisation();
  const staff = {
    staffId: examiner,
    name: 'Joke Wierda',
    jobTitle: 'docent lastechniek',
    roles: ['examiner' as const],
    independent: true,
  };
  await putExam(device.deps, plain);
  value(
    await putDocuments(device.deps, [
      { type: 'organisation', documentId: organisation.organisationId, document: organisation, upon: null },
      { type: 'staff', documentId: examiner, document: staff, upon: null },
    ]),
  );
  await device.workAs(examiner);
}

beforeEach(() =>
  open({ state: 'received', receiptNumber: '8F2C-19A0', receivedAt: '2026-11-24T11:00:00.000Z' }),
);
afterEach(() => device.close());

describe('issueSheet', () => {
  test('saves the PDF and records the SHA-256 of the very bytes that were saved', async () => {
    await signExam();
    const issued = value(await issueSheet(device.deps, { ...tap(), language: 'nl' }));
    const [file] = device.saved;
    expect(issued).toEqual({
      outcome: 'saved',
      place: `/exports/${file?.name}`,
      missing: [],
      unrecorded: null,
    });
    expect(file?.name).toBe('Beoordeling LAS-PROEVE-1 2024-0117 nl.pdf');
    const [event] = await sheetsInRecord();
    const digest = createHash('sha256')
      .update(file?.bytes ?? '')
      .digest('hex');
    expect(event?.body).toEqual({ digest, language: 'nl' });
    const pdf = await readPdf(file?.bytes ?? new Uint8Array());
    expect(pdf.pages.join(' ')).toContain('Behaald');
    expect(pdf.pages.join(' ')).toContain('8F2C-19A0');
    expect(pdf.pages.join(' ')).toContain('door Joke Wierda');
    // M23 what the exam calls it, also when the centre calls it otherwise by now.
    expect(pdf.pages.join(' ')).toContain('Opleiding');
    expect(pdf.pages.join(' ')).not.toContain('Kwalificatie');
  });

  test('nothing is recorded when the disk is full, and the problem is told', async () => {
    await signExam();
    device.answerSavesWith(diskFull);
    expect(await issueSheet(device.deps, { ...tap(), language: 'nl' })).toEqual(err(diskFull));
    expect(await sheetsInRecord()).toEqual([]);
    device.answerSavesWith(null);
    expect(value(await issueSheet(device.deps, { ...tap(), language: 'nl' })).outcome).toBe('saved');
    expect(await sheetsInRecord()).toHaveLength(1);
  });

  test('nothing is recorded when the user closed the dialog', async () => {
    await signExam();
    device.answerSavesWith('cancelled');
    expect(value(await issueSheet(device.deps, { ...tap(), language: 'en' }))).toEqual({
      outcome: 'cancelled',
    });
    expect(await sheetsInRecord()).toEqual([]);
  });

  test('a file that is saved but cannot be recorded is reported as just that', async () => {
    await signExam();
    const full = problem('disk-full');
    device.answerAppendsWith(full);
    expect(value(await issueSheet(device.deps, { ...tap(), language: 'nl' }))).toMatchObject({
      outcome: 'saved',
      unrecorded: full,
    });
  });

  test('a draft can be issued, and says that it is one', async () => {
    value(await identifyCandidate(device.deps, { ...tap(), method: 'known-to-examiner' }));
    value(await issueSheet(device.deps, { ...tap(), language: 'en' }));
    expect(device.saved[0]?.name).toBe('Assessment LAS-PROEVE-1 2024-0117 en draft.pdf');
    const pdf = await readPdf(device.saved[0]?.bytes ?? new Uint8Array());
    for (const page of pdf.pages) expect(page).toContain('DRAFT');
  });

  test('a drawing that fails is a problem, and nothing is saved', async () => {
    const broken = issueSheetWith(async () => err(problem('internal', { logId: 'sheet-worker' })));
    const issued = await broken(device.deps, { ...tap(), language: 'nl' });
    expect(issued).toMatchObject({ ok: false, problem: { code: 'internal' } });
    expect(device.saved).toEqual([]);
  });

  test('a candidate who is not in the exam gets no sheet', async () => {
    const unknown = { ...tap(), assessmentId: anId<'Assessment'>(7777), language: 'nl' as const };
    expect(await issueSheet(device.deps, unknown)).toMatchObject({
      ok: false,
      problem: { code: 'document-missing' },
    });
  });
});

describe('previewSheet', () => {
  test('hands the same content to the viewer and records nothing', async () => {
    await signExam();
    const shown = value(await previewSheet(device.deps, { ...target, language: 'nl' }));
    expect(shown).toEqual({ url: '/__preview/1', missing: [] });
    const pdf = await readPdf(device.previewed[0]?.bytes ?? new Uint8Array());
    expect(pdf.pages.join(' ')).toContain('Behaald');
    expect(device.saved).toEqual([]);
    expect(await sheetsInRecord()).toEqual([]);
  });
});

describe('exportExam', () => {
  const exported = async () => {
    const text = new TextDecoder().decode(device.saved.at(-1)?.bytes);
    return { text, content: value(parseExamExport(text)) };
  };

  test('the file follows from the signed changes of the journal, which are in it byte for byte', async () => {
    await signExam();
    value(await issueSheet(device.deps, { ...tap(), language: 'nl' }));
    expect(value(await exportExam(device.deps, target)).outcome).toBe('saved');
    const { content } = await exported();
    expect(await checkExamExport(content)).toEqual(ok({ changes: 6 }));
    expect(content.receipt?.number).toBe('8F2C-19A0');
    expect(content.exportedBy).toBe('Joke Wierda');
    expect(content.result.outcome).toBe('passed');
    const page = value(await device.deps.host.journal.read({ from: 1, limit: 100 }));
    const texts = page.entries.flatMap(({ entry }) => (entry.kind === 'own' ? [entry.change.text] : []));
    for (const { text } of content.changes) expect(texts).toContain(text);
    expect(device.saved.at(-1)?.name).toBe('Beoordeling LAS-PROEVE-1 2024-0117 nl.json');
  });

  test('on a device that did not hand it in, the receipt is what the hub said of it in the record', async () => {
    await device.close();
    await open(null);
    await signExam();
    const signature = (await device.changes()).find(({ type }) => type === 'assessment-signed');
    const body = {
      changeId: signature?.changeId,
      number: '77AB-19A0',
      receivedAt: '2026-11-24T12:00:00.000Z',
    };
    const said = { ...signature, changeId: newId<'Change'>(), type: 'signature-received', body };
    const { journal } = device.deps.host;
    const read: typeof journal.read = async (asked) => {
      const page = value(await journal.read(asked));
      const text = JSON.stringify(said);
      const hash = createHash('sha256').update(text).digest('hex');
      const pulled = { kind: 'pulled', changes: [{ seq: 1, text, hash, signature: 'A'.repeat(88) }] };
      return ok({ ...page, entries: [{ position: 1, entry: pulled } as never, ...page.entries] });
    };
    const host = { ...device.deps.host, journal: { ...journal, read } };
    value(await exportExam({ ...device.deps, host }, target));
    const { content } = await exported();
    expect(content.receipt).toEqual({ number: '77AB-19A0', receivedAt: '2026-11-24T12:00:00.000Z' });
    expect((await checkExamExport(content)).ok).toBe(true);
  });

  test('another candidate of the exam is not in the file', async () => {
    const theirs = { examId: plain.examId, assessmentId: other.assessmentId };
    const change = { ...theirs, changeId: newId<'Change'>() };
    value(await identifyCandidate(device.deps, { ...change, method: 'known-to-examiner' }));
    await signExam();
    value(await exportExam(device.deps, target));
    const { text, content } = await exported();
    expect(text).not.toContain('Iemand Anders');
    expect(content.changes).toHaveLength(5);
  });

  test('a full disk is told', async () => {
    device.answerSavesWith(diskFull);
    expect(await exportExam(device.deps, target)).toEqual(err(diskFull));
  });
});

describe('saveAppealPack', () => {
  test('E8 sheet, signed file and the whole history lie in one file, with what stood before each mark', async () => {
    value(await identifyCandidate(device.deps, { ...tap(), method: 'identity-document' }));
    const indicatorId = indicatorNumbered(plain, '1.1.1');
    value(await giveMark(device.deps, { ...tap(), indicatorId, value: 'not-met' }));
    const place = { indicatorId, workProcessId: null, word: '' };
    const photo = tap();
    value(
      await attachEvidence(device.deps, { ...photo, ...place, file: aNamedFile({ name: 'onscherp.jpg' }) }),
    );
    const removal = { attachedBy: photo.changeId, reason: 'Niets te zien' };
    value(await removeEvidence(device.deps, { ...tap(), ...removal }));
    await signExam();
    expect(value(await saveAppealPack(device.deps, { ...tap(), language: 'nl' })).outcome).toBe('saved');
    const [pack] = device.saved;
    expect(pack?.name).toBe('Dossier Beoordeling LAS-PROEVE-1 2024-0117 nl.zip');
    const files = unzipSync(pack?.bytes ?? new Uint8Array());
    const file = (ending: string): Uint8Array =>
      Object.entries(files).find(([name]) => name.endsWith(ending))?.[1] ?? new Uint8Array();
    expect(Object.keys(files)).toHaveLength(3);

    const pdf = await readPdf(file('.pdf'));
    expect(pdf.pages.join(' ')).toContain('Behaald');
    const content = value(parseExamExport(new TextDecoder().decode(file('.json'))));
    expect((await checkExamExport(content)).ok).toBe(true);

    const sheet = strFromU8(unzipSync(file('.xlsx'))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const rows = [...sheet.matchAll(/<row .*?<\/row>/gs)].map(([row]) =>
      [...row.matchAll(/<t [^>]*>(.*?)<\/t>/gs)].map(([, text]) => text),
    );
    const changes = await device.changes();
    // A heading, and a row for everything that was recorded before the pack itself.
    expect(rows).toHaveLength(content.changes.length + 1);
    const again = changes.findLast(({ type, upon }) => type === 'mark-given' && upon !== null);
    const row = rows.find((cells) => cells.includes(again?.changeId));
    expect(row?.join(' | ')).toMatch(/Joke Wierda \|.*\| Beoordeeld \| 1\.1\.1 .*Niet.*\| /);
    expect(rows.at(-1)?.join(' | ')).toContain('Ondertekend');
    expect(row).toContain(again?.occurredAt);
    expect(row).toContain(again?.deviceId);
    const told = rows.map((cells) => cells.join(' | ').replaceAll(/[\u2066-\u2069]/g, ''));
    expect(told.find((line) => line.includes('Bewijs toegevoegd'))).toMatch(
      /1\.1\.1 .* \| onscherp\.jpg · SHA-256 [0-9a-f]{64}/,
    );
    expect(told.find((line) => line.includes('Bewijs verwijderd'))).toMatch(
      /onscherp\.jpg · SHA-256 .* \| Niets te zien/,
    );
    const page = (number: number): string =>
      strFromU8(unzipSync(file('.xlsx'))[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array());
    expect(page(2)).toContain('Versie van het plan');
    const numbers = page(3);
    expect(numbers).toContain('8F2C-19A0');
    expect(await sheetsInRecord()).toHaveLength(1);
  });

  test('a full disk is told, and nothing is recorded of it', async () => {
    await signExam();
    device.answerSavesWith(diskFull);
    expect(await saveAppealPack(device.deps, { ...tap(), language: 'nl' })).toEqual(err(diskFull));
    expect(await sheetsInRecord()).toEqual([]);
  });
});

test('everything of one person is one file: data, sheet, signed data and history, and nobody else who was examined', async () => {
  await signExam();
  const { participantId } = plain.candidates[0]!;
  const person = {
    participantId,
    number: '2024-0117',
    givenName: 'Şeyma',
    namePrefix: 'van der',
    familyName: 'Łąk',
  };
  const administrator = anId<'Staff'>(8009);
  value(
    await putDocuments(device.deps, [
      {
        type: 'participant',
        documentId: participantId,
        document: { ...person, birthDate: null, group: '' },
        upon: null,
      },
      {
        type: 'participant-office',
        documentId: participantId,
        document: { participantId, email: 'seyma@roc.example' },
        upon: null,
      },
      {
        type: 'participation',
        documentId: anId(95),
        document: {
          ...{ participationId: anId(95), participantId, qualificationId: anId(96) },
          ...{ linkedAt: '2026-01-01T09:00:00.000Z', endedAt: null, reason: 'chosen' },
        } as never,
        upon: null,
      },
      {
        type: 'people-run',
        documentId: anId(91),
        document: {
          ...{ runId: anId(91), kind: 'import', at: '2026-01-01T09:00:00.000Z', by: administrator },
          ...{ count: 2, rest: 0, parts: [anId(92)] },
        },
        upon: null,
      },
      {
        type: 'people-run-part',
        documentId: anId(92),
        document: {
          ...{ partId: anId(92), runId: anId(91) },
          steps: [
            ['participant', participantId, { familyName: 'Łąk-Vroeger' }] as const,
            ['participant', anId<'Participant'>(93), { familyName: other.name }] as const,
            ['participation', anId<'Participation'>(95), { endedAt: null }] as const,
          ].map(([type, documentId, back]) => ({
            ...{ type, documentId: documentId as never, revision: anId<'Change'>(94) },
            back,
          })),
        },
        upon: null,
      },
      {
        type: 'staff',
        documentId: administrator,
        document: {
          staffId: administrator,
          name: 'Beheer',
          jobTitle: '',
          roles: ['administrator'],
          independent: true,
        },
        upon: null,
      },
    ]),
  );
  await device.workAs(administrator);
  const save = savePersonFileWith(draw);
  const saved = value(await save(device.deps, { participantId, begun: [target], language: 'nl' }));
  expect(saved.outcome).toBe('saved');
  const file = device.saved.at(-1);
  expect(file?.name).toBe('2024-0117 Şeyma van der Łąk.zip');
  const files = unzipSync(file?.bytes ?? new Uint8Array());
  expect(Object.keys(files).map((name) => name.replace(/^.*\./, ''))).toEqual([
    'json',
    'pdf',
    'json',
    'xlsx',
  ]);
  const data = strFromU8(files['data.json'] ?? new Uint8Array());
  expect(JSON.parse(data)).toMatchObject({
    office: [{ email: 'seyma@roc.example' }],
    runs: [
      { kind: 'import', of: 'participant', before: { familyName: 'Łąk-Vroeger' } },
      { kind: 'import', of: 'participation', before: { endedAt: null } },
    ],
    exams: [{ code: plain.code }],
  });
  const said = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join(' ');
  expect(said).toContain('Şeyma van der Łąk');
  expect(said).not.toContain(other.name);
});
