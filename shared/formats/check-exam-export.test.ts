import { describe, expect, test } from 'vitest';
import { asSigned } from '../../test/builders/a-change';
import { anOrganisation } from '../../test/builders/a-sheet';
import { type AssessmentStory, anAssessment } from '../../test/builders/an-assessment';
import { aCandidate, anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { Exam } from '../domain/exam';
import { readEvent } from '../domain/read-event';
import type { Change } from '../protocol/change';
import { checkExamExport, parseExamExport } from './check-exam-export';
import { composeExamExport } from './compose-exam-export';
import type { ExamExport } from './exam-export-format';
import { writeExamExport } from './write-exam-export';

const plain = anExam();
const exam: Exam = {
  ...plain,
  candidates: [
    aCandidate(),
    aCandidate({ assessmentId: anId(7002), number: '2024-0999', name: 'Iemand Anders' }),
  ],
};

const exported = (story: AssessmentStory): ExamExport =>
  composeExamExport({
    ...recordsOf(exam),
    candidate: exam.candidates[0] ?? aCandidate(),
    assessment: story.assessment,
    organisation: anOrganisation(),
    receipt: { number: '8F2C-19A0', receivedAt: '2026-11-24T11:00:00.000Z' },
    changes: story.events.map(asSigned),
    exportedAt: '2026-11-24T12:00:00.000Z',
    exportedBy: 'Joke Wierda',
  });

const failed = anAssessment(exam)
  .identified()
  .markedAll('met')
  .marked('1.1.1', 'not-met')
  .remarked('1.1.1', 'Geen bril; ook niet na “waarschuwing” 👓')
  .signed();
const draft = anAssessment(exam).identified().marked('1.1.1', 'met');

const readBack = (content: ExamExport): ExamExport => {
  const parsed = parseExamExport(writeExamExport(content));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
};

describe('exam export', () => {
  test('E8 lists what was attached and not removed, and it follows from the record', async () => {
    const story = anAssessment(exam)
      .identified()
      .attached('1.1.1', 'las.jpg', 'poreus')
      .attached(null, 'weg.jpg')
      .evidenceRemoved(1)
      .markedAll('met')
      .signed();
    const content = readBack(exported(story));
    expect(content.evidence).toMatchObject([{ file: { name: 'las.jpg' }, word: 'poreus' }]);
    expect((await checkExamExport(content)).ok).toBe(true);
    const { evidence: _, ...without } = content;
    for (const changed of [
      without,
      { ...content, evidence: content.evidence?.map((one) => ({ ...one, word: 'gaaf' })) },
    ])
      expect(await checkExamExport(changed as ExamExport)).toMatchObject({
        problem: { code: 'exam-file-differs', details: { at: 'evidence' } },
      });
    expect('evidence' in exported(draft)).toBe(false);
  });

  test('R10 a file of before it told critical indicators that nobody saw apart still follows from its record', async () => {
    const unseen = anAssessment(exam)
      .identified()
      .markedAll('met')
      .marked('1.1.1', 'not-observed')
      .remarkedBefore('1.1.1', 'Machine stuk.')
      .signed();
    const content = readBack(exported(unseen));
    expect(content.result.workProcesses[0]?.reasons[0]).toEqual({
      kind: 'critical-insufficient',
      numbers: ['1.1.1'],
    });
    expect(await checkExamExport(content)).toMatchObject({ ok: true });
  });

  test.each([
    ['signed', failed],
    ['draft', draft],
    ['untouched', anAssessment(exam)],
  ])('a file reads back as it was written, and follows from its record (%s)', async (_, story) => {
    const content = exported(story);
    expect(readBack(content)).toEqual(content);
    expect(await checkExamExport(readBack(content))).toEqual({
      ok: true,
      value: { changes: story.events.length },
    });
  });

  test('it holds marks with texts, remarks, result with reasons and the signature', () => {
    const content = exported(failed);
    expect(content.marks[0]).toMatchObject({
      number: '1.1.1',
      workProcessCode: 'B1-K1-W1',
      text: 'draagt beschermende kleding',
      critical: true,
      value: 'not-met',
      remark: 'Geen bril; ook niet na “waarschuwing” 👓',
    });
    expect(content.result.outcome).toBe('failed');
    expect(content.result.workProcesses[0]?.reasons[0]).toEqual({
      kind: 'critical-insufficient',
      numbers: ['1.1.1'],
    });
    expect(content.signature).toMatchObject({ signedName: 'Joke Wierda', outcome: 'failed' });
    expect(exported(draft)).toMatchObject({ isSigned: false, signature: null });
  });

  test('no other candidate of the exam is in the file', () => {
    expect(writeExamExport(exported(failed))).not.toContain('Iemand Anders');
    expect(writeExamExport(exported(failed))).not.toContain('2024-0999');
  });

  test('of the other candidates it says nothing, nor what was said of them before the plan was changed', () => {
    const [own, other] = exam.candidates;
    const change = {
      ...{ changeId: anId<'PlanChange'>(1), at: '2026-11-20T10:00:00.000Z', byStaffId: anId<'Staff'>(8001) },
      ...{ reason: 'Ziek', version: 2, changed: [other!.participantId] },
      before: {
        candidates: [
          { participantId: own!.participantId, extraMinutes: 15 },
          { participantId: other!.participantId, adjustments: 'Rolstoel' },
        ],
      },
    };
    const content = composeExamExport({
      ...recordsOf({ ...exam, version: 2, changes: [change] }),
      ...{ candidate: own!, assessment: draft.assessment, organisation: null, receipt: null },
      ...{ changes: [], exportedAt: '2026-11-24T12:00:00.000Z', exportedBy: 'Joke Wierda' },
    });
    expect(JSON.stringify(content)).not.toMatch(/Iemand Anders|Rolstoel/);
    expect(content.exam.changes?.[0]?.before.candidates).toHaveLength(1);
  });

  test('events are read as the fold takes them', () => {
    const events = exported(failed).changes.map(({ text }) => readEvent(JSON.parse(text)));
    expect(events).toEqual(failed.events);
  });

  test.each<[part: string, at: string, (content: ExamExport) => ExamExport]>([
    [
      'a mark',
      'marks',
      (c) => ({ ...c, marks: c.marks.map((m) => (m.number === '1.1.1' ? { ...m, value: 'met' } : m)) }),
    ],
    [
      'the text of an indicator',
      'marks',
      (c) => ({ ...c, marks: c.marks.map((m) => ({ ...m, text: 'iets' })) }),
    ],
    ['a remark', 'marks', (c) => ({ ...c, marks: c.marks.map((m) => ({ ...m, remark: null })) })],
    ['the outcome', 'result', (c) => ({ ...c, result: { ...c.result, outcome: 'passed' } })],
    [
      'the name under the signature',
      'signature',
      (c) => ({ ...c, signature: c.signature && { ...c.signature, signedName: 'X' } }),
    ],
    [
      'the pass rule',
      'exam',
      (c) => ({
        ...c,
        definition: { ...c.definition, rule: { ...c.definition.rule, criticalKnocksOut: false } },
      }),
    ],
    [
      'the basis of the signature',
      'signature.basisDigest',
      (c) => ({
        ...c,
        changes: c.changes.map((change) => {
          const event: Change = JSON.parse(change.text);
          if (event.type !== 'assessment-signed') return change;
          return asSigned({ ...event, body: { ...(event.body as object), basisDigest: 'b'.repeat(64) } });
        }),
      }),
    ],
    ['a change that is left out', 'marks', (c) => ({ ...c, changes: c.changes.filter((_, i) => i !== 4) })],
    [
      'a change that was rewritten',
      'changes.1',
      (c) => ({
        ...c,
        changes: c.changes.map((change, i) =>
          i === 1 ? { ...change, text: change.text.replace('"met"', '"not-met"') } : change,
        ),
      }),
    ],
    [
      'the candidate',
      'changes.0',
      (c) => ({ ...c, candidate: { ...c.candidate, assessmentId: anId(7002) } }),
    ],
  ])('%s that was altered afterwards is found', async (_, at, alter) => {
    const checked = await checkExamExport(readBack(alter(exported(failed))));
    expect(checked).toEqual({ ok: false, problem: { code: 'exam-file-differs', details: { at } } });
  });

  test.each<[what: string, text: string, code: string, at: string | undefined]>([
    ['no JSON', '<xml/>', 'exam-file-malformed', 'JSON'],
    ['nothing', '', 'exam-file-malformed', 'JSON'],
    ['another format', '{"format":"roster","version":1}', 'exam-file-malformed', 'format'],
    ['a newer version', '{"format":"vakproef-exam","version":3}', 'exam-file-newer', undefined],
    [
      'an exam of more parts than this program shows',
      JSON.stringify({
        ...exported(failed),
        definition: {
          ...recordsOf(exam).definition,
          parts: Array(2).fill(recordsOf(exam).definition.parts[0]),
        },
      }),
      'exam-file-newer',
      undefined,
    ],
    [
      'a part missing',
      JSON.stringify({ ...exported(failed), result: undefined }),
      'exam-file-malformed',
      'result',
    ],
    [
      'an unknown mark',
      JSON.stringify(exported(failed)).replace('"value":"not-met"', '"value":"Heel goed!"'),
      'exam-file-malformed',
      'marks.0.value',
    ],
  ])('%s is refused with what is wrong', (_, text, code, at) => {
    const parsed = parseExamExport(text);
    expect(parsed).toMatchObject({ ok: false, problem: { code } });
    if (!parsed.ok && at) expect(parsed.problem.details.at).toBe(at);
  });

  test('a byte order mark before the text does no harm', () => {
    expect(parseExamExport(`\uFEFF${writeExamExport(exported(draft))}`).ok).toBe(true);
  });
});
