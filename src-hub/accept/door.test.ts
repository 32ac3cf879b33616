/** What the hub keeps out, although its device signed it: records that nobody can open, and what nobody may write. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import type { SignedChange } from '../../shared/protocol/change';
import { aDocumentDraft, aSigner } from '../../test/hub/a-signer';
import { everyDeviceMay } from '../../test/hub/every-device-may';
import { anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import type { MayWrite } from '../authorise/may-write';
import { acceptChanges } from './accept-changes';
import { findChainBreaks } from './chain-report';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aScene(rights: MayWrite = everyDeviceMay) {
  const store = await aStore(await lab.freshDatabase());
  const device = aSigner(await anOrganisation(store));
  const accept = async (changes: readonly SignedChange[]) => {
    const accepted = await acceptChanges(store, device, changes, () => new Date(), rights);
    if (!accepted.ok) throw new Error(accepted.problem.code);
    return {
      received: accepted.value.receipts.map((receipt) => receipt.changeId),
      refused: accepted.value.refusals.map(({ problem: reason }) => reason),
    };
  };
  const quarantine = async () =>
    (await store.database.selectFrom('refused_change').select(['problem', 'text']).execute()).map((row) => [
      row.problem,
      row.text.toString(),
    ]);
  return { store, device, accept, quarantine };
}

describe('H15: the door', () => {
  test('refuses an event and a document of a known kind that do not fit it, names where, and keeps both', async () => {
    const { store, device, accept, quarantine } = await aScene();
    const mark = device.sign({ body: { indicatorId: 'none', value: 'met' } });
    const person = device.sign(aDocumentDraft(newId<'Participant'>(), null, { body: { number: 7 } }));
    const good = device.sign();
    const answer = await accept([mark, person, good]);
    expect(answer.received).toEqual([good.change.changeId]);
    expect(answer.refused).toMatchObject([
      problem('record-misfit', { type: 'mark-given', version: 1, at: 'indicatorId' }),
      { code: 'record-misfit', details: { type: 'participant', version: 1 } },
    ]);
    expect(await quarantine()).toEqual([
      ['record-misfit', mark.text],
      ['record-misfit', person.text],
    ]);
    // A refused number is not a missing one.
    expect(await findChainBreaks(store.database)).toEqual([]);
  });

  test('refuses content that is not what its digest says, and takes the same content twice', async () => {
    const { device, accept } = await aScene();
    const about = { kind: 'content', type: 'floor-plan', subjectType: 'floor-plan', examId: null } as const;
    const body = { rooms: ['A1'] };
    const right = { ...about, subjectId: contentDigestOf(body), body };
    const answer = await accept([
      device.sign(right),
      device.sign({ ...right, body: { rooms: ['A2'] } }),
      device.sign(right),
    ]);
    expect(answer.received).toHaveLength(2);
    expect(answer.refused).toEqual([problem('hash-wrong', { at: 'subjectId' })]);
  });

  test('refuses what no database or device can keep, and what comes with it is taken', async () => {
    const { device, accept } = await aScene();
    const text = JSON.stringify({ ...device.sign().change, changeId: newId<'Change'>(), body: 'DEEP' });
    const deep = device.signText(text.replace('"DEEP"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`));
    const unkept = [
      device.sign({ type: 'nul\u0000' }),
      device.sign({ subjectId: 'half \ud800' }),
      device.sign({ typeVersion: 3_000_000_000 }),
      deep,
    ];
    const good = device.sign();
    const { received, refused } = await accept([...unkept, good]);
    expect(received).toEqual([good.change.changeId]);
    expect(refused.map(({ code }) => code)).toEqual(unkept.map(() => 'invalid-input'));
  });

  test('refuses a document that says to be about another kind, whose revision nobody would hold it against', async () => {
    const { device, accept } = await aScene();
    const aside = device.sign(aDocumentDraft(newId<'Participant'>(), null, { subjectType: 'rumour' }));
    expect(await accept([aside])).toEqual({
      received: [],
      refused: [problem('record-misfit', { type: 'participant', version: 1, at: 'subjectType' })],
    });
  });

  test('stores kinds and versions it does not know as they come', async () => {
    const { device, accept } = await aScene();
    const { refused, received } = await accept([
      device.sign({ type: 'from-the-future', body: 7 }),
      device.sign({ typeVersion: 9, body: { of: 'a later version' } }),
      device.sign(aDocumentDraft(newId<'Participant'>(), null, { typeVersion: 9, body: null })),
      device.sign({
        kind: 'content',
        type: 'new',
        subjectType: 'new',
        subjectId: contentDigestOf([]),
        body: [],
      }),
    ]);
    expect([received.length, refused]).toEqual([4, []]);
  });
});

describe('H16: what its writer may not write', () => {
  const nothing: MayWrite = ({ kind }) => ({ reason: 'role', isRefusal: kind !== 'event' });

  test('is refused and kept in quarantine when it is a document or a content', async () => {
    const { device, accept, quarantine } = await aScene(nothing);
    const person = device.sign(aDocumentDraft(newId<'Participant'>(), null));
    const plan = device.sign({
      kind: 'content',
      type: 'new',
      subjectType: 'new',
      subjectId: contentDigestOf([]),
      body: [],
    });
    expect(await accept([person, plan])).toEqual({
      received: [],
      refused: [problem('not-allowed', { reason: 'role' }), problem('not-allowed', { reason: 'role' })],
    });
    expect(await quarantine()).toEqual([
      ['not-allowed', person.text],
      ['not-allowed', plan.text],
    ]);
  });

  test('is taken when it is an event: no mark is lost for a question of rights', async () => {
    const { device, accept, quarantine } = await aScene(nothing);
    const mark = device.sign();
    expect(await accept([mark])).toEqual({ received: [mark.change.changeId], refused: [] });
    expect(await quarantine()).toEqual([]);
  });

  test('is asked of the device that signed, and of each change', async () => {
    const asked: string[] = [];
    const { device, accept } = await aScene(({ changeId }, writer) => {
      asked.push(`${changeId} ${writer.deviceId}`);
      return null;
    });
    const changes = [device.sign(), device.sign(aDocumentDraft(newId<'Participant'>(), null))];
    await accept(changes);
    expect(asked).toEqual(changes.map(({ change }) => `${change.changeId} ${device.deviceId}`));
  });
});
