/**
 * Every role × every kind of record at a real hub, held to the table of docs/RIGHTS.md: what is taken, what is refused
 * and what is doubted. A kind more is a row of the table and a sample, and is here by itself.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { type ChangeId, newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { type Change, type Draft, readChange } from '../../shared/protocol/change';
import { records } from '../../shared/records/all-records';
import type { RecordDefinition } from '../../shared/records/define-record';
import type { DoubtReason } from '../../shared/records/doubted';
import { roles } from '../../shared/values/role';
import { aPerson, aStaffMember, sayAsHub } from '../../test/hub/a-person';
import { aSigner, type TestSigner } from '../../test/hub/a-signer';
import { anOrganisation, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { acceptChanges } from '../accept/accept-changes';
import { openStore, type Store } from '../store/open-store';
import { mayWrite } from './may-write';

let lab: HubLab;
let store: Store;
beforeAll(async () => {
  lab = await openHubLab();
  store = await openStore(await lab.freshDatabase(), realWorld);
});
afterAll(async () => {
  await store.close();
  await lab.close();
});

/** The table as people read it: who may write a kind, in the words of its header. */
const table = readFileSync('docs/RIGHTS.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (kind|document|content|event) \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
const [header = [], ...rows] = table;
const writersInDocs = new Map(
  rows.map(([kind, type, ...cells]) => [
    `${kind} ${type}`,
    header.slice(2).filter((_name, column) => cells[column] === 'yes'),
  ]),
);

function sampleOf(record: RecordDefinition): Draft {
  const text = readFileSync(`test/versions/samples/${record.type}.v${record.version}.json`, 'utf8');
  const sample = readChange({ text });
  if (!sample) throw new Error(`no sample of ${record.type}`);
  const { kind, subjectType, type, typeVersion, needs, examId, body } = sample;
  const subjectId = kind === 'content' ? contentDigestOf(body) : newId();
  const named = { changeId: newId<'Change'>(), subjectId, upon: null, attachments: [] };
  return { kind, subjectType, type, typeVersion, needs, examId, body, ...named };
}

type Outcome = 'taken' | `refused ${DoubtReason}` | `doubted ${DoubtReason}`;

async function outcomesOf(
  device: TestSigner,
  changes: readonly ReturnType<TestSigner['sign']>[],
): Promise<ReadonlyMap<ChangeId, Outcome>> {
  const accepted = await acceptChanges(store, device, changes, () => new Date(), mayWrite);
  if (!accepted.ok) throw new Error(accepted.problem.code);
  const { receipts, refusals } = accepted.value;
  const said = await store.database
    .selectFrom('change')
    .select('text')
    .where('organisation_id', '=', device.organisationId)
    .where('type', '=', 'doubted')
    .execute();
  const outcomes = new Map<ChangeId, Outcome>(receipts.map(({ changeId }) => [changeId, 'taken']));
  for (const row of said) {
    const { body } = readChange(row) as Change & { body: { changeIds: ChangeId[]; reason: DoubtReason } };
    for (const changeId of body.changeIds) outcomes.set(changeId, `doubted ${body.reason}`);
  }
  for (const { changeId, problem: refusal } of refusals) {
    const { reason } = refusal.details;
    expect(refusal).toEqual(problem('not-allowed', { reason: reason ?? '' }));
    outcomes.set(changeId, `refused ${reason as DoubtReason}`);
  }
  return outcomes;
}

const byName = (outcomeOf: (record: RecordDefinition) => Outcome | undefined) =>
  Object.fromEntries(records.map((record) => [`${record.kind} ${record.type}`, outcomeOf(record)]));

/** What the table says of a record of somebody who may not, or for whom `reason` speaks against everything. */
function expectedFor(record: RecordDefinition, role: string | null, reason: DoubtReason): Outcome {
  const writers = writersInDocs.get(`${record.kind} ${record.type}`) ?? [];
  if (role !== null && writers.includes(role)) return 'taken';
  if (writers.includes('hub only')) return 'refused role';
  if (record.kind !== 'event') return `refused ${reason}`;
  // A doubt about what belongs to no assessment decides nothing.
  return record.subjectType === 'assessment' ? `doubted ${reason}` : 'taken';
}

describe('H16: at the hub, as docs/RIGHTS.md says,', () => {
  async function aCentre() {
    const device = aSigner(await anOrganisation(store));
    await aStaffMember(store, device.organisationId, ['administrator']);
    return device;
  }

  test('every kind of record stands in the table', () => {
    expect([...writersInDocs.keys()]).toEqual(records.map(({ kind, type }) => `${kind} ${type}`));
    expect(header.slice(2)).toEqual([...roles, 'hub only', 'seen by']);
  });

  test.each(roles)('%s writes what is theirs', async (role) => {
    const device = await aCentre();
    const person = await aPerson(store, device, [role]);
    const { opening, envelope } = person.open();
    const made = new Map(
      records.map((record) => [
        record,
        record.type === 'session-opened' ? opening : device.sign(person.confirm(sampleOf(record)), envelope),
      ]),
    );
    const outcomes = await outcomesOf(device, [opening, ...made.values()]);
    expect(byName((record) => outcomes.get(made.get(record)!.change.changeId))).toEqual(
      byName((record) => expectedFor(record, role, 'role')),
    );
  });

  test.each<[string, DoubtReason]>([
    ['nobody at work', 'no-session'],
    ['a session that nothing proves', 'certificate'],
    ['a device that was shut out', 'device'],
  ])('%s: documents are refused, events taken and doubted', async (_name, reason) => {
    const device = await aCentre();
    const person = await aPerson(store, device, [...roles]);
    const forged = reason === 'certificate' ? { body: { openedAt: '2026-11-24T09:30:00.000Z' } } : {};
    const { opening, envelope } = person.open(forged);
    const said = reason === 'no-session' ? {} : envelope;
    const made = new Map(
      records.map((record) => [
        record,
        record.type === 'session-opened' ? opening : device.sign(sampleOf(record), said),
      ]),
    );
    const gone = { ...device, isRevoked: reason === 'device' };
    const outcomes = await outcomesOf(gone, [opening, ...made.values()]);
    expect(byName((record) => outcomes.get(made.get(record)!.change.changeId))).toEqual(
      byName((record) => expectedFor(record, null, reason)),
    );
  });

  test('S6: an assessment signed in a session, and not with the key of who works there, is doubted', async () => {
    const device = await aCentre();
    const [joke, pim] = [
      await aPerson(store, device, ['examiner']),
      await aPerson(store, device, ['examiner']),
    ];
    const { opening, envelope } = joke.open();
    const signed = records.find(({ type }) => type === 'assessment-signed')!;
    const [bare, theirs, other] = [sampleOf(signed), joke.confirm(sampleOf(signed)), sampleOf(signed)];
    const made = [
      bare,
      theirs,
      pim.confirm(other),
      { ...theirs, changeId: newId<'Change'>(), subjectId: newId() },
    ].map((draft) => device.sign(draft, envelope));
    const outcomes = await outcomesOf(device, [opening, ...made]);
    expect(made.map(({ change }) => outcomes.get(change.changeId))).toEqual([
      'doubted signature',
      'taken',
      'doubted signature',
      'doubted signature',
    ]);
  });

  test('the hub itself writes every kind', async () => {
    const { organisationId } = await aCentre();
    const said = await sayAsHub(
      store,
      organisationId,
      records.map((record) => {
        const { subjectId, examId, body } = sampleOf(record);
        return { record, subjectId, examId, body };
      }),
    );
    expect(said).toHaveLength(records.length);
  });
});
