/** An exam file is shown as it is, and what is not whole is never given a result. */

import { describe, expect, it } from 'vitest';
import { composeExamExport } from '../../shared/formats/compose-exam-export';
import type { ExamExport } from '../../shared/formats/exam-export-format';
import { digestOfExport, writeExamExport } from '../../shared/formats/write-exam-export';
import { err } from '../../shared/kernel/result';
import { deriveSigningKey, isSignedWith } from '../../src-main/keys/signing-key';
import { noMakers } from '../../src-main/makers/makers';
import { createFileRecord } from '../../src-main/services/file-record';
import { createFileSeals, type FileSeals } from '../../src-main/services/file-seals';
import { asSigned } from '../../test/builders/a-change';
import { aDeviceId, aSecret } from '../../test/builders/a-journal';
import { aWorld } from '../../test/builders/a-world';
import { anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam, recordsOf } from '../../test/builders/an-exam';
import type { ActionDeps } from './action';
import { readExamFile } from './read-exam-file';

const exam = anExam();
const story = anAssessment(exam)
  .identified()
  .markedAll('met')
  .marked('1.1.1', 'not-met')
  .remarked('1.1.1', 'Geen bril')
  .signed();

const content: ExamExport = composeExamExport({
  ...recordsOf(exam),
  candidate: exam.candidates[0] ?? aCandidate(),
  assessment: story.assessment,
  organisation: null,
  receipt: null,
  changes: story.events.map(asSigned),
  exportedAt: '2026-11-24T12:00:00.000Z',
  exportedBy: 'Joke Wierda',
});

/** A device that belongs to no centre knows no key but its own. */
const here = () => ({ deviceId: aDeviceId, ...deriveSigningKey(aSecret(1), aDeviceId) });
const ours = createFileSeals(here);
const record = createFileRecord(here, () => ({ makers: noMakers, hub: null }), aWorld());
const deps = { host: { files: { ...ours, ...record } } } as unknown as ActionDeps;
const read = (text: string | Uint8Array) =>
  readExamFile(deps, {
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    language: 'nl',
  });

describe('an exam file', () => {
  it('that is whole shows every mark and remark', async () => {
    const file = await read(writeExamExport(content));
    expect(file).toMatchObject({ ok: true, value: { differs: null, content: { isSigned: true } } });
    const indicators = file.ok
      ? file.value.details?.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators))
      : [];
    expect(indicators).toHaveLength(3);
    expect(indicators?.[0]).toMatchObject({ number: '1.1.1', remark: 'Geen bril' });
  });

  it.each([
    ['a mark', (text: string) => text.replace('"value": "not-met"', '"value": "met"')],
    ['the result', (text: string) => text.replace('"outcome": "failed"', '"outcome": "passed"')],
    ['the name of who signed', (text: string) => text.replace(/"signedName": "[^"]+"/, '"signedName": "X"')],
    ['a step', (text: string) => text.replace('Geen bril', 'Bril')],
    ['the text of an indicator', (text: string) => text.replace('controleert', 'bekijkt')],
  ])('in which %s was changed says so, and gives no details', async (_, change) => {
    const text = writeExamExport(content);
    expect(change(text)).not.toBe(text);
    const file = await read(change(text));
    expect(file).toMatchObject({
      ok: true,
      value: { details: null, differs: { code: 'exam-file-differs' } },
    });
  });

  it('that is none says so', async () => {
    for (const text of ['', '{', '[]', '{"format":"other"}', new Uint8Array([0xff, 0xfe, 0x00])])
      expect(await read(text)).toMatchObject(err({ code: 'exam-file-malformed' }));
    expect(await read(writeExamExport(content).replace('"version": 2', '"version": 9'))).toMatchObject(
      err({ code: 'exam-file-newer' }),
    );
  });
});

describe('the signature over the whole file', () => {
  const theirs = createFileSeals(() => ({ deviceId: aDeviceId, ...deriveSigningKey(aSecret(2), aDeviceId) }));
  const full: ExamExport = {
    ...content,
    organisation: {
      organisationId: '01900000-0000-7000-8000-00000000c001' as never,
      name: 'Examencentrum De Proef',
      place: 'Utrecht',
      isSample: false,
    },
    receipt: { number: '8B67-88E5', receivedAt: '2026-11-24T12:00:00.000Z' },
  };
  const sealWith = async (seals: FileSeals, file: ExamExport): Promise<ExamExport> => {
    const seal = await seals.sealFile({ digest: await digestOfExport(writeExamExport(file)) });
    return { ...file, seal: seal.ok ? seal.value : undefined };
  };
  const look = async (text: string) => {
    const file = await readExamFile(deps, { bytes: new TextEncoder().encode(text), language: 'nl' });
    if (!file.ok) throw new Error(file.problem.code);
    return file.value;
  };

  it('is known where this device made it, however the text is laid out', async () => {
    const sealed = await sealWith(ours, full);
    for (const text of [
      writeExamExport(sealed),
      JSON.stringify(sealed),
      `\uFEFF${JSON.stringify(sealed, null, 7)}`,
    ])
      expect(await look(text)).toMatchObject({ seal: 'known', differs: null });
  });

  it.each<[string, (file: ExamExport) => object]>([
    ["another candidate's name", (f) => ({ ...f, candidate: { ...f.candidate, name: 'Iemand Anders' } })],
    ['another birth date', (f) => ({ ...f, candidate: { ...f.candidate, birthDate: '2001-01-01' } })],
    ['an invented receipt', (f) => ({ ...f, receipt: { ...f.receipt, number: 'AAAA-0000' } })],
    ['no receipt', (f) => ({ ...f, receipt: null })],
    ['another exporter', (f) => ({ ...f, exportedBy: 'Mallory' })],
    ['another centre', (f) => ({ ...f, organisation: { ...f.organisation, name: 'Elders' } })],
    ['another moment', (f) => ({ ...f, exportedAt: '2026-11-25T12:00:00.000Z' })],
    ['a field that nobody knows', (f) => ({ ...f, note: 'geslaagd met lof' })],
    ['the seal of another file', (f) => ({ ...f, seal: { ...f.seal, signature: 'AAAA' } })],
    ['no key', (f) => ({ ...f, seal: { ...f.seal, publicKey: 'AAAA' } })],
  ])('makes a file with %s not whole, and shows no result of it', async (_, forge) => {
    const forged = JSON.stringify(forge(await sealWith(ours, full)));
    const at = { code: 'exam-file-differs', details: { at: 'seal' } };
    expect(await look(forged)).toMatchObject({ seal: 'none', details: null, differs: at });
  });

  it('by another key says nothing of who made it, whatever device it names', async () => {
    const forged = { ...full, candidate: { ...full.candidate, name: 'Iemand Anders' } };
    expect(await look(writeExamExport(await sealWith(theirs, forged)))).toMatchObject({ seal: 'unknown' });
  });

  it('that was taken away is not called one', async () => {
    const forged = { ...full, receipt: { number: 'AAAA-0000', receivedAt: full.exportedAt } };
    expect(await look(writeExamExport(forged))).toMatchObject({ seal: 'none', differs: null });
  });

  it('is never one that could stand under a change', async () => {
    const { hash } = full.changes[0] ?? { hash: '' };
    const seal = await ours.sealFile({ digest: hash });
    const { publicKey } = deriveSigningKey(aSecret(1), aDeviceId);
    const signature = seal.ok ? seal.value.signature : '';
    expect(isSignedWith(publicKey, Buffer.from(hash, 'hex'), signature)).toBe(false);
  });
});
