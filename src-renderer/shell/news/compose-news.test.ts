/** What is news, to whom, and how often: each kind from what is known anyway, and nothing that somebody did themselves. */
import { describe, expect, it } from 'vitest';
import type { UpdateStatus } from '../../../shared/contract/update-contract';
import { recordOf } from '../../../shared/domain/assessment-record';
import type { Exam } from '../../../shared/domain/exam';
import { problem } from '../../../shared/kernel/problem';
import type { DocumentConflict } from '../../../shared/records/document-conflict';
import { anAssessment } from '../../../test/builders/an-assessment';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import type { ExamState } from '../../queries/use-exam-states';
import { composeNews, isOrWasOf } from './compose-news';

const me = anId<'Staff'>(8000);
const colleague = anId<'Staff'>(8001);
const now = new Date('2026-11-27T12:00:00.000Z');
const daysAgo = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

const exam = anExam({
  code: 'LAS-1',
  title: 'Lassen',
  examinerId: me,
  candidates: [1, 2].map((at) =>
    aCandidate({ assessmentId: anId(7000 + at), name: `Kim ${at}`, examinerId: me }),
  ),
});
const changedBy = (byStaffId: typeof me, days: number, before: object = { place: 'Hal 1' }) =>
  ({
    changeId: anId<'PlanChange'>(1),
    at: daysAgo(days),
    byStaffId,
    reason: 'ziek',
    version: 2,
    before,
  }) as const;

const statesOf = (of: Exam, changes: Partial<ExamState> = {}): readonly ExamState[] =>
  of.candidates.map((candidate) => ({
    exam: of,
    candidate,
    assessment: recordOf(anAssessment(of).assessment),
    handIn: null,
    waiting: 0,
    ...changes,
  }));
const told = (states: readonly ExamState[], more: Partial<Parameters<typeof composeNews>[0]> = {}) =>
  composeNews(
    {
      actor: { staffId: me, roles: ['examiner'] },
      states,
      conflicts: [],
      requests: [],
      update: undefined,
      ...more,
    },
    now,
  );
const kinds = (...given: Parameters<typeof told>) => told(...given).map(({ kind }) => kind);

describe('the plan', () => {
  it('is news once per exam when a colleague changed it, and to nobody who did it', () => {
    expect(told(statesOf({ ...exam, changes: [changedBy(colleague, 1)] }))).toMatchObject([
      { kind: 'plan-changed', name: 'LAS-1 · Lassen', path: '/', at: daysAgo(1) },
    ]);
    expect(kinds(statesOf({ ...exam, changes: [changedBy(me, 1)] }))).toEqual([]);
    expect(kinds(statesOf(exam))).toEqual([]);
  });

  it('tells whoever had an exam that it is a colleague’s now, and nobody else', () => {
    const theirs = {
      ...exam,
      examinerId: colleague,
      candidates: exam.candidates.map((one) => ({ ...one, examinerId: colleague })),
    };
    const given = changedBy(anId(8002), 1, { examinerId: me });
    expect(kinds(statesOf({ ...theirs, changes: [given] }))).toEqual(['given-away']);
    expect(kinds(statesOf({ ...theirs, changes: [changedBy(anId(8002), 1)] }))).toEqual([]);
  });

  it('tells that an exam does not take place', () => {
    const cancelled = { at: daysAgo(2), byStaffId: colleague, reason: 'storing' };
    expect(kinds(statesOf({ ...exam, status: 'cancelled', cancelled }))).toEqual(['cancelled']);
    const own = { ...cancelled, byStaffId: me };
    expect(kinds(statesOf({ ...exam, status: 'cancelled', cancelled: own }))).toEqual([]);
  });

  it('is forgotten after a fortnight', () => {
    expect(kinds(statesOf({ ...exam, changes: [changedBy(colleague, 13.9)] }))).toEqual(['plan-changed']);
    expect(kinds(statesOf({ ...exam, changes: [changedBy(colleague, 14.1)] }))).toEqual([]);
  });

  it('is asked of exams that are or were somebody’s', () => {
    const planned = recordsOf(exam).planned;
    expect(isOrWasOf(me)(planned)).toBe(true);
    expect(isOrWasOf(colleague)(planned)).toBe(false);
    expect(isOrWasOf(colleague)({ ...planned, changes: [changedBy(me, 1, { examinerId: colleague })] })).toBe(
      true,
    );
  });
});

describe('handing in', () => {
  const signed = recordOf(anAssessment(exam).identified().markedAll('met').signed().assessment);
  const assessment = { ...signed, signed: signed.signed && { ...signed.signed, at: daysAgo(1) } };
  const only = (handIn: ExamState['handIn']) => statesOf(exam, { assessment, handIn }).slice(0, 1);

  it('is news when the hub has a signature, and when it did not take it; not while it waits', () => {
    const receipt = { state: 'received', receiptNumber: '8F2C', receivedAt: daysAgo(0.5) } as const;
    expect(told(only(receipt))).toMatchObject([
      { kind: 'received', name: 'Kim 1 · LAS-1', path: `/exam/${exam.examId}/sheet/${anId(7001)}` },
    ]);
    // Y26: nor while a file of it does.
    const filesWaiting = { count: 1, bytes: 3_400_000, changes: 1 };
    expect(kinds(only(receipt).map((state) => ({ ...state, waiting: 1, filesWaiting })))).toEqual([]);
    expect(told(only({ state: 'refused', problem: problem('body-missing') }))).toMatchObject([
      { kind: 'refused', path: '/sync' },
    ]);
    expect(kinds(only({ state: 'waiting' }))).toEqual([]);
  });
});

describe('the office', () => {
  const conflict = {
    conflictId: anId<'Conflict'>(1),
    noticedAt: daysAgo(3),
    name: 'Lasser MAG',
  } as DocumentConflict;
  const known = {
    conflicts: [conflict],
    requests: [
      { requestId: 'r1', answeredAt: daysAgo(1), found: [{}, {}] },
      { requestId: 'r2', answeredAt: daysAgo(1), found: [] },
      { requestId: 'r3', answeredAt: null },
    ],
  };

  it('is told of what it decides and of new editions, the latest first; an examiner is not', () => {
    expect(told([], { ...known, actor: { staffId: me, roles: ['administrator'] } })).toMatchObject([
      { kind: 'edition', count: 2, path: '/qualifications/catalogue' },
      { kind: 'conflict', name: 'Lasser MAG', path: '/conflicts' },
    ]);
    expect(kinds([], known)).toEqual([]);
  });
});

describe('an update', () => {
  const ready: UpdateStatus = {
    version: '1.0.0',
    way: 'itself',
    hasAddress: true,
    phase: 'ready',
    offered: { version: '1.1.0', releasedAt: daysAgo(60), bytes: 1, notes: {} },
    takenBytes: 1,
    isForNextStart: false,
    problem: null,
  };

  it('is told while it is ready, however long, and not before it is', () => {
    expect(told([], { update: ready })).toMatchObject([{ kind: 'update', name: '1.1.0', path: '/settings' }]);
    expect(kinds([], { update: { ...ready, phase: 'found' } })).toEqual([]);
  });
});
