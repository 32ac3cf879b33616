// @vitest-environment happy-dom
/** The audit log on screen: by name, filtered, page by page, and as a file in which nothing runs. */
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { getI18n } from 'react-i18next';
import { expect, it } from 'vitest';
import { problem } from '../../../shared/kernel/problem';
import { err, ok } from '../../../shared/kernel/result';
import { records } from '../../../shared/records/all-records';
import type { AuditEntry, AuditFilter } from '../../../shared/values/audit-entry';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { AuditScreen } from './audit-screen';

const [joke, mallory] = [anId<'Staff'>(8000), anId<'Staff'>(8001)];
const tablet = anId<'Device'>(9101);
const known = pulledEntry([
  [
    aVersion('device', tablet, {
      deviceId: tablet,
      name: 'Tablet lashal',
      publicKey: `${'A'.repeat(43)}=`,
      enrolledAt: '2026-11-01T08:00:00.000Z',
    }),
    10,
  ],
  [
    aVersion('staff', mallory, {
      staffId: mallory,
      name: '=HYPERLINK("http://x")',
      jobTitle: '',
      roles: ['examiner'],
      independent: true,
    }),
    11,
  ],
]);

const entry = (number: number, over: Partial<AuditEntry>): AuditEntry => ({
  ...{ number, at: '2026-11-26T09:00:00.000Z', lastAt: '2026-11-26T09:00:00.000Z', count: 1 },
  ...{ what: 'session-opened', origin: 'device', deviceId: tablet, staffId: joke, sessionId: null },
  ...{ about: null, outcome: 'done', detail: '' },
  ...over,
});
const entries: readonly AuditEntry[] = [
  entry(5, { what: 'later-kind', outcome: 'later-code', staffId: null, detail: 'later detail' }),
  entry(4, { what: 'certificate-given', staffId: null, outcome: 'personal-code-unknown', count: 7 }),
  entry(3, { what: 'pulled', staffId: null, count: 40 }),
  entry(2, {
    ...{
      what: 'roles-changed',
      about: { kind: 'staff', id: mallory },
      detail: 'examiner > administrator board',
    },
  }),
  entry(1, { what: 'code-made', origin: 'command', deviceId: null, staffId: null, detail: 'device 3f00aa' }),
];

async function aLog() {
  const asked: AuditFilter[] = [];
  const page = await aPage(AuditScreen, known);
  page.device.hubTellsAudit((filter) => {
    asked.push(filter);
    const left = entries.filter(({ number }) => number < (filter.before ?? 99));
    const some = left.slice(0, filter.limit > 100 ? 2 : 4);
    return ok({ entries: [...some], hasMore: some.length < left.length });
  });
  await act(async () => screen.getByRole('button', { name: 'Try again' }).click());
  return { ...page, asked, user: userEvent.setup() };
}
const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1);
const textOf = (row: HTMLElement | undefined) => row?.textContent ?? '';

it('says that it cannot be asked without the hub, and shows what came before when it goes away', async () => {
  const page = await aPage(AuditScreen, known);
  expect(screen.getByRole('alert').textContent).toContain('hub-unreachable');
  expect(screen.getByText(/The audit log is only at the hub/)).toBeTruthy();
  page.device.hubTellsAudit(() => ok({ entries: [...entries], hasMore: true }));
  await act(async () => screen.getByRole('button', { name: 'Try again' }).click());
  page.device.hubTellsAudit(() => err(problem('hub-unreachable')));
  await act(async () => screen.getByRole('button', { name: 'Show older rows' }).click());
  expect(screen.getByRole('alert')).toBeTruthy();
  expect(rows()).toHaveLength(5);
});

it('tries again what was asked: the newest rows are not called asked when older ones were', async () => {
  const { device, asked } = await aLog();
  expect(rows()).toHaveLength(4);
  device.hubTellsAudit(() => err(problem('hub-unreachable')));
  await act(async () => screen.getByRole('button', { name: 'Ask again' }).click());
  device.hubTellsAudit((filter) => {
    asked.push(filter);
    return ok({ entries: [entry(6, {}), ...entries], hasMore: false });
  });
  await act(async () => screen.getByRole('button', { name: 'Try again' }).click());
  expect(asked.at(-1)?.before).toBeNull();
  expect(rows()).toHaveLength(6);
});

it('tells each row in words and by name, and what it does not know as it came', async () => {
  await aLog();
  await act(async () => screen.getByRole('button', { name: 'Show older rows' }).click());
  const [later, refused, pulled, roles, code] = rows();
  expect(textOf(later)).toMatch(/later-kindRefused \(later-code\)later detail/);
  expect(textOf(refused)).toMatch(/7 times.*PIN chosenRefused: unknown codeNot establishedTablet lashal/);
  expect(textOf(pulled)).toMatch(/40 changes.*Changes fetched/);
  expect(textOf(roles)).toMatch(/Roles changedFrom Examiner to Administrator, Exam boardJoke Postma/);
  expect(textOf(code)).toMatch(/Code madeLink code, mark 3f00aaCommand on the hub/);
  expect(screen.getByText('5 rows')).toBeTruthy();
});

it('has words for every kind of record, for a copy, and for an account that is nobody’s', async () => {
  const page = await aPage(AuditScreen, known);
  const doubts = records.map(({ type }, place) =>
    entry(place + 10, { what: 'doubted', outcome: 'role', detail: type }),
  );
  const copy = entry(2, { what: 'device-joined', detail: 'copy' });
  const account = entry(1, { what: 'certificate-given', outcome: 'identity-unknown' });
  page.device.hubTellsAudit(() => ok({ entries: [...doubts, copy, account], hasMore: false }));
  await act(async () => screen.getByRole('button', { name: 'Try again' }).click());
  const told = rows().map(textOf);
  for (const [place, { type }] of records.entries()) {
    expect(told[place]).toContain('Whoever recorded this was not allowed to');
    expect(told[place]).not.toMatch(new RegExp(`to${type}`));
  }
  expect(told.at(-2)).toContain('Device linkedCopy of another device');
  expect(told.at(-1)).toContain('Refused: the account is nobody');
});

it('asks the hub for what is chosen: a person, a device, a kind, days', async () => {
  const { asked, user } = await aLog();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Person' }), 'Joke Postma');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Device' }), 'Tablet lashal');
  await user.selectOptions(screen.getByRole('combobox', { name: 'What happened' }), 'PIN chosen');
  await user.type(screen.getByLabelText('Up to and including'), '2026-11-25');
  expect(asked.at(-1)).toEqual({
    ...{ before: null, limit: 100, staffId: joke, deviceId: tablet, what: 'certificate-given', since: null },
    until: new Date('2026-11-26T00:00').toISOString(),
  });
  await user.click(screen.getByRole('button', { name: 'Show all' }));
  expect(asked.at(-1)).toMatchObject({ staffId: null, deviceId: null, what: null, until: null });
});

it('saves all rows of the choice as a file for a spreadsheet, in which a name never becomes a formula', async () => {
  const { device, user } = await aLog();
  await user.click(screen.getByRole('button', { name: 'Save for a spreadsheet (CSV)' }));
  expect(await screen.findByText(/^5 rows saved: Audit log .*\.csv\./)).toBeTruthy();
  const [file] = device.saved;
  expect(file?.text.trimEnd().split('\r\n')).toHaveLength(6);
  expect(file?.text).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(file?.text.startsWith('\uFEFFNumber,Time (UTC)')).toBe(true);
});

it('parts the cells of the file as the spreadsheets of the language on screen expect it', async () => {
  const { device, user } = await aLog();
  const button = screen.getByRole('button', { name: 'Save for a spreadsheet (CSV)' });
  await act(async () => void (await getI18n().changeLanguage('nl')));
  await user.click(button);
  expect(device.saved[0]?.text.split('\r\n')[1]?.startsWith('5;2026-11-26T09:00:00.000Z;')).toBe(true);
});

it('names the participant whom a row is about, and nobody whom this device does not know', async () => {
  const [noor, erased] = [anId<'Participant'>(8100), anId<'Participant'>(8101)];
  const people = pulledEntry([
    [
      aVersion('participant', noor, {
        ...{ participantId: noor, number: '900203', givenName: 'Noor', namePrefix: '', familyName: 'Jansen' },
        ...{ birthDate: null, group: '' },
      }),
      10,
    ],
  ]);
  const page = await aPage(AuditScreen, people);
  page.device.hubTellsAudit(() =>
    ok({
      entries: [
        entry(2, { what: 'device-handed', about: { kind: 'participant', id: noor } }),
        entry(1, { what: 'device-handed-back', about: { kind: 'participant', id: erased } }),
      ],
      hasMore: false,
    }),
  );
  await act(async () => screen.getByRole('button', { name: 'Try again' }).click());
  expect(rows().map((row) => within(row).getAllByRole('cell').at(-1)?.textContent)).toEqual([
    'Noor Jansen',
    'Not known on this device',
  ]);
});
