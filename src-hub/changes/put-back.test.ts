/** What a device may say about a hub that was put back, and what the hub believes of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { readChange } from '../../shared/protocol/change';
import type { PushedChange } from '../../shared/protocol/hub-api';
import { pullAnswerSchema, pushAnswerSchema, receiptListSchema } from '../../shared/protocol/hub-api';
import { composePageWord, type HubWord } from '../../shared/protocol/hub-word';
import { aMember, type Member } from '../../test/hub/a-member';
import { aDocumentDraft, aSigner, type TestSigner } from '../../test/hub/a-signer';
import { aHub, anOrganisation, type HubLab, openHubLab, type TestHub } from '../../test/hub/hub-lab';
import { type MayWrite, mayWrite } from '../authorise/may-write';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const bare = ({ text, hash, signature }: PushedChange) => ({ text, hash, signature });

async function post(member: Member, path: string, body: unknown, headers = {}) {
  const response = await member.ask(path, { body: JSON.stringify(body), headers });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}
const push = async (member: Member, changes: readonly PushedChange[]): Promise<HubWord> =>
  pushAnswerSchema.parse((await post(member, '/v1/changes', { changes: changes.map(bare) })).body);
const pull = async (member: Member, headers = {}) => member.ask('/v1/changes?after=0', { headers });

async function aScene(rights?: MayWrite) {
  const connection = await lab.freshDatabase();
  const hub = await aHub(connection, rights ? { rights } : {});
  const device = aSigner(await anOrganisation(hub.store));
  const member = await aMember(hub, device);
  const epochOf = async ({ device: { organisationId } }: Member) =>
    (
      await hub.store.database
        .selectFrom('organisation')
        .select('epoch')
        .where('organisation_id', '=', organisationId)
        .executeTakeFirstOrThrow()
    ).epoch;
  const seen = (epoch: string, seq: number, hash = '-') => ({ 'vakproef-seen': `${epoch} ${seq} ${hash}` });
  return { connection, hub, device, member, epochOf, seen };
}

/** As a backup would do. */
async function putBackTo(hub: TestHub, lastSeq: number): Promise<void> {
  await hub.store.database.deleteFrom('change').where('seq', '>', lastSeq).execute();
  await hub.store.database.updateTable('organisation').set({ last_seq: lastSeq }).execute();
}

describe('H9: a new epoch', () => {
  test('is begun by no header, whatever it says; the answer asks for proof', async () => {
    const { member, epochOf, seen } = await aScene();
    await push(member, [member.device.sign()]);
    const { epoch } = member.enrolment;
    for (const claim of [
      seen(epoch, 999_999, 'a'.repeat(64)),
      seen(epoch, 1, 'b'.repeat(64)),
      seen(epoch, 2),
    ]) {
      const response = await pull(member, claim);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ problem: { code: 'hub-behind', details: { last: 1 } } });
    }
    expect(await epochOf(member)).toBe(epoch);
  });

  test('is begun by the receipt of a change that is gone, once, in that organisation alone', async () => {
    const { hub, member, epochOf } = await aScene();
    const other = await aMember(hub, aSigner(await anOrganisation(hub.store)));
    await push(member, [member.device.sign()]);
    const word = await push(member, [member.device.sign(), member.device.sign()]);
    await putBackTo(hub, 1);
    const { epoch } = member.enrolment;
    const fresh = (await post(member, '/v1/put-back', word)).body.epoch;
    expect(fresh).not.toBe(epoch);
    expect(await epochOf(member)).toBe(fresh);
    expect(await epochOf(other)).toBe(other.enrolment.epoch);
    expect((await post(member, '/v1/put-back', word)).body.epoch).toBe(fresh);
    const told = await hub.store.database.selectFrom('put_back').selectAll().execute();
    expect(told).toMatchObject([
      {
        organisation_id: member.device.organisationId,
        device_id: member.device.deviceId,
        proved_seq: 3,
        last_seq: 1,
      },
    ]);
  });

  test('is begun by a page of the feed, also where another change stands at the number now', async () => {
    const { hub, device, member, epochOf } = await aScene();
    const reader = await aMember(hub, aSigner(device.organisationId));
    await push(member, [device.sign(), device.sign()]);
    const { epoch, changes, signature } = pullAnswerSchema.parse(await (await pull(reader)).json());
    await putBackTo(hub, 1);
    await push(member, [device.sign(), device.sign()]);
    const text = composePageWord(reader.enrolment.hubId, epoch, changes);
    const answer = await post(reader, '/v1/put-back', { text, signature });
    expect(answer.body.epoch).not.toBe(epoch);
    expect(await epochOf(reader)).toBe(answer.body.epoch);
  });

  test('is not begun by a word that holds, that this hub did not sign, or of another epoch', async () => {
    const { hub, device, member, epochOf } = await aScene();
    const word = await push(member, [device.sign()]);
    const list = receiptListSchema.parse(JSON.parse(word.text));
    const bent = JSON.stringify({ ...list, receipts: [{ ...list.receipts[0], seq: 99 }] });
    const elsewhere = await aHub(await lab.freshDatabase());
    const stranger = await aMember(elsewhere, aSigner(await anOrganisation(elsewhere.store)));
    const words = [
      word,
      { ...word, text: bent },
      { ...word, text: 'no json' },
      await push(stranger, [stranger.device.sign(), stranger.device.sign()]),
    ];
    for (const one of words)
      expect((await post(member, '/v1/put-back', one)).body.epoch).toBe(member.enrolment.epoch);
    // The word of one organisation says nothing in another.
    const other = await aMember(hub, aSigner(await anOrganisation(hub.store)));
    await putBackTo(hub, 0);
    expect((await post(other, '/v1/put-back', word)).body.epoch).toBe(other.enrolment.epoch);
    expect(await epochOf(member)).toBe(member.enrolment.epoch);
  });
});

describe('H21, Y16: a device brings back what others made', () => {
  async function aLoss(rights?: MayWrite) {
    const scene = await aScene(rights);
    const { hub, device, member } = scene;
    const reader = await aMember(hub, aSigner(device.organisationId));
    const made = [device.sign(), device.sign(), device.sign()];
    await push(member, made);
    const page = pullAnswerSchema.parse(await (await pull(reader)).json());
    await putBackTo(hub, 1);
    const word = {
      text: composePageWord(reader.enrolment.hubId, page.epoch, page.changes),
      signature: page.signature ?? '',
    };
    const bring = async (changes: readonly PushedChange[], proof: HubWord | null = null) =>
      (await post(reader, '/v1/brought-back', { word: proof, changes: changes.map(bare) })).body.held;
    const texts = async () =>
      (await hub.store.database.selectFrom('change').select('text').orderBy('seq').execute()).map(
        (r) => r.text,
      );
    return { ...scene, reader, made, word, bring, texts };
  }
  const revoke = ({ store }: TestHub, { deviceId }: TestSigner) =>
    store.database
      .updateTable('device')
      .set({ revoked_at: new Date() })
      .where('device_id', '=', deviceId)
      .execute();

  test('that the hub lacks, as it was signed; what it holds is not taken twice', async () => {
    const { reader, made, bring, texts } = await aLoss();
    const changeIds = made.map(({ change }) => change.changeId);
    const { missing } = (await post(reader, '/v1/missing', { changeIds })).body;
    expect(missing).toEqual(changeIds.slice(1));
    expect(await bring(made)).toBe(3);
    expect(await texts()).toEqual(made.map(({ text }) => text));
  });

  test('never what no device of the organisation signed, or was bent on its way', async () => {
    const { made, bring, texts, reader } = await aLoss();
    const nobody = aSigner(reader.device.organisationId);
    const forged = { ...made[1]!, ...reader.device.signText(made[1]!.text.replace('sufficient', 'good')) };
    expect(await bring([nobody.sign(), forged])).toBe(0);
    expect(await texts()).toEqual([made[0]!.text]);
  });

  test('beyond what its writer may write only with the hub’s own word that it held it', async () => {
    const { device, made, word, bring, texts, reader } = await aLoss(mayWrite);
    const never = device.sign(aDocumentDraft(newId<'Participant'>(), null));
    expect(await bring([never])).toBe(0);
    const own = reader.device.sign(aDocumentDraft(newId<'Participant'>(), null));
    expect(await bring([own])).toBe(0);
    expect(await bring(made, word)).toBe(3);
    const held = await texts();
    expect(made.every(({ text }) => held.includes(text))).toBe(true);
    expect(held).not.toContain(never.text);
  });

  test('and what it doubts is doubted again as in a push, with or without the hub’s own word that it held it', async () => {
    const { device, made, word, bring, texts } = await aLoss(mayWrite);
    const doubted = async () =>
      (await texts())
        .flatMap((text) => readChange({ text }) ?? [])
        .flatMap(({ type, body }) => (type === 'doubted' ? (body as { changeIds: string[] }).changeIds : []));
    const before = await doubted();
    expect(await bring(made, word)).toBe(3);
    const brought = made.slice(1).map(({ change }) => change.changeId);
    expect(new Set(await doubted())).toEqual(new Set([...before, ...brought]));
    const later = device.sign();
    expect(await bring([later])).toBe(1);
    expect(await doubted()).toContain(later.change.changeId);
  });

  test('of one that is shut out by now only with the hub’s own word that it held it', async () => {
    const { hub, device, made, word, bring, texts } = await aLoss();
    await revoke(hub, device);
    expect(await bring(made)).toBe(0);
    const late = device.sign();
    expect(await bring([...made, late], word)).toBe(3);
    expect(await texts()).toEqual(made.map(({ text }) => text));
  });
});
