/** An exam file is shown as it is, and what is not whole is never given a result. */
import { describe, expect, it } from 'vitest';
import { composeExamExport, type ExamExport, writeExamExport } from '../../shared/formats/exam-export';
import { err } from '../../shared/kernel/result';
import { asSigned } from '../../test/builders/a-change';
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

/** Reading a file asks neither host nor cache for anything. */
const noDeps = new Proxy(
  {},
  {
    get: () => {
      throw new Error('nothing may be asked');
    },
  },
) as ActionDeps;
const read = (text: string | Uint8Array) =>
  readExamFile(noDeps, {
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
