import { expect, it } from 'vitest';
import { aCandidate, anExam, anId, recordsOf } from '../../../../test/builders/an-exam';
import type { HubWord } from '../../../ui/told-devices';
import { composeDeviceRows, type DeviceSources } from './device-rows';

const tablet = anId<'Device'>(9101);
const now = new Date('2026-11-26T12:00:00.000Z').getTime();
const enrolledAt = '2026-11-01T08:00:00.000Z';
const word = (over: Partial<HubWord> = {}): HubWord => ({
  deviceId: tablet,
  name: 'Tablet 3',
  enrolledAt,
  lastSeenAt: '2026-11-26T11:59:00.000Z',
  program: '0.9.0',
  waiting: 0,
  access: 'allowed',
  ...over,
});
const sources = (over: Partial<DeviceSources> = {}): DeviceSources => ({
  devices: [{ deviceId: tablet, name: 'Tablet 3', publicKey: 'k', enrolledAt }],
  accesses: [],
  certificates: [],
  exams: [],
  told: [word()],
  ...over,
});
const rowOf = (over: Partial<DeviceSources>) => composeDeviceRows(sources(over), now)[0];

it.each([
  ['just now', '2026-11-26T11:59:00.000Z', false],
  ['an hour and 59 minutes ago', '2026-11-26T10:01:00.000Z', false],
  ['two hours ago', '2026-11-26T10:00:00.000Z', true],
  ['never', null, false],
])('a device that handed in %s', (_, lastSeenAt, isSilent) => {
  expect(rowOf({ told: [word({ lastSeenAt })] })?.isSilent).toBe(isSilent);
});

it('what was decided here goes before what the hub said when it was asked last', () => {
  const accesses = [{ deviceId: tablet, access: 'revoked' as const, reason: 'Verloren' }];
  const row = rowOf({ accesses, told: [word({ lastSeenAt: '2026-11-25T08:00:00.000Z' })] });
  expect(row).toMatchObject({ access: 'revoked', reason: 'Verloren', isSilent: false });
});

it('without the word of the hub it says who has a key, by the latest certificate, and claims nothing else', () => {
  const certificate = (number: number, day: number) => ({
    serial: anId<'Certificate'>(8700 + day),
    staffId: anId<'Staff'>(8000 + number),
    deviceId: tablet,
    publicKey: 'k',
    roles: ['examiner'],
    validFrom: enrolledAt,
    validUntil: `2026-12-${day}T08:00:00.000Z`,
  });
  const certificates = [certificate(1, 10), certificate(1, 24), certificate(2, 12)];
  const elsewhere = { ...certificate(3, 13), deviceId: anId<'Device'>(9102) };
  expect(rowOf({ told: null, certificates: [...certificates, elsewhere] })).toMatchObject({
    told: null,
    isSilent: false,
    keys: [
      { staffId: anId(8001), validUntil: '2026-12-24T08:00:00.000Z' },
      { staffId: anId(8002), validUntil: '2026-12-12T08:00:00.000Z' },
    ],
  });
});

it('lists the exams of today and later of whoever has a key on it, and nobody else’s', () => {
  const examiner = anId<'Staff'>(8001);
  const certificates = [
    {
      serial: anId<'Certificate'>(8700),
      staffId: examiner,
      deviceId: tablet,
      publicKey: 'k',
      roles: ['examiner'],
      validFrom: enrolledAt,
      validUntil: '2026-12-10T08:00:00.000Z',
    },
  ];
  const exam = (n: number, plannedAt: string, by = examiner) => {
    const candidates = [aCandidate({ examinerId: by })];
    return recordsOf(anExam({ examId: anId<'Exam'>(n), examinerId: by, plannedAt, candidates })).planned;
  };
  const exams = [
    exam(1, '2026-12-03T08:00:00.000Z'),
    exam(2, '2026-11-26T08:00:00.000Z'),
    exam(3, '2026-11-20T08:00:00.000Z'),
    exam(4, '2026-11-28T08:00:00.000Z', anId<'Staff'>(8002)),
  ];
  expect(rowOf({ certificates, exams })?.exams.map(({ examId }) => examId)).toEqual([anId(2), anId(1)]);
});
