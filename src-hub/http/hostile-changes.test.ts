/** Whatever a change says, it is refused by itself: never an error of the hub, never a push that hangs on one change. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import type { PushedChange } from '../../shared/protocol/hub-api';
import { receiptListSchema } from '../../shared/protocol/hub-api';
import { aMember } from '../../test/hub/a-member';
import { aDocumentDraft, aSigner } from '../../test/hub/a-signer';
import { aHub, anOrganisation, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { findChainBreaks } from '../accept/chain-report';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const deep = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
const hostile: readonly (readonly [string, unknown])[] = [
  ['a NUL', 'nul \u0000'],
  ['half of a pair', 'half \ud800'],
  ['a long text', 'x'.repeat(100_000)],
  ['a large number', 1e300],
  ['a negative number', -1],
  ['a list 65 deep', deep(65)],
  ['null', null],
  ['an object', { toString: 'x', __proto__: { a: 1 } }],
];
const fields = [
  ...['kind', 'subjectType', 'subjectId', 'type', 'typeVersion', 'needs', 'examId', 'upon', 'attachments'],
  ...['body', 'protocol', 'organisationId', 'actorId', 'sessionId', 'deviceId', 'deviceSeq', 'occurredAt'],
  ...['elapsedMs', 'prevHash', 'unknownField'],
];

async function aScene() {
  const hub = await aHub(await lab.freshDatabase());
  const member = await aMember(hub, aSigner(await anOrganisation(hub.store)));
  const push = async (changes: readonly PushedChange[]) => {
    const bare = changes.map(({ text, hash, signature }) => ({ text, hash, signature }));
    const response = await member.ask('/v1/changes', { body: JSON.stringify({ changes: bare }) });
    const answer = (await response.json()) as { text: string };
    const list = response.status === 200 ? receiptListSchema.parse(JSON.parse(answer.text)) : null;
    return { status: response.status, list };
  };
  return { hub, push, ...member };
}

test.each(fields)('H19: %s with anything in it costs that change alone', async (field) => {
  const { hub, push, device } = await aScene();
  const [before, after] = [device.sign(), device.sign()];
  const wrong = hostile.map(([, value]) => {
    const { change } = device.sign();
    return device.signText(JSON.stringify({ ...change, changeId: newId(), [field]: value }));
  });
  const { status, list } = await push([before, ...wrong, after]);
  expect(status).toBe(200);
  const ids = [before, after].map(({ change }) => change.changeId);
  expect(list?.receipts.map((receipt) => receipt.changeId)).toEqual(expect.arrayContaining(ids));
  expect((list?.receipts.length ?? 0) + (list?.refusals.length ?? 0)).toBe(wrong.length + 2);
  // What was kept in quarantine is in nobody's way either.
  await findChainBreaks(hub.store.database);
});

test('H19: so does a hash, a signature or a text that is none, and a million nested lists', async () => {
  const { push, device } = await aScene();
  const good = device.sign();
  const bent = (over: Partial<PushedChange>) => ({ ...device.sign(), ...over });
  const text = device.sign({}).text.replace('"body":{', `"x":${'['.repeat(1e6)}${']'.repeat(1e6)},"body":{`);
  const wrong = [
    bent({ hash: 'no\u0000hash' }),
    bent({ hash: '' }),
    bent({ signature: 'A\u0000' }),
    bent({ signature: 'A'.repeat(10_000) }),
    bent({ text: `${device.sign().text.slice(0, -1)},"long":"${'y'.repeat(8_000_001)}"}` }),
    device.signText(text.replace(/"changeId":"[^"]+"/, `"changeId":"${newId()}"`)),
  ];
  const { status, list } = await push([...wrong, good]);
  expect(status).toBe(200);
  expect(list?.receipts.map((receipt) => receipt.changeId)).toEqual([good.change.changeId]);
  expect(list?.refusals.map(({ problem }) => problem.code)).toEqual(wrong.map(() => 'invalid-input'));
});

test('H19: a change that does not say which it is gets no answer, and the others get theirs', async () => {
  const { push, device } = await aScene();
  const good = device.sign();
  const { status, list } = await push([device.signText('{}'), good, device.signText('no json')]);
  expect(status).toBe(200);
  expect(list?.receipts.map((receipt) => receipt.changeId)).toEqual([good.change.changeId]);
  expect(await push([device.signText('{}')])).toMatchObject({ status: 400 });
});

test('H19: a document refused with a NUL in it stands in no report’s way', async () => {
  const { hub, push, device } = await aScene();
  const documentId = newId<'Participant'>();
  const twice = [1, 2].map(() => device.sign(aDocumentDraft(documentId, null)));
  const texts = twice.map(({ change }, i) => JSON.stringify({ ...change, extra: `nul \u0000 ${i}` }));
  await push(texts.map((text) => device.signText(text)));
  expect(await findChainBreaks(hub.store.database)).toEqual([]);
});

test.each([
  ['/v1/changes?after=0&ownHash=%00', undefined],
  ['/v1/changes?after=1e999', undefined],
  ['/v1/changes?after=0&limit=99999999999999999999', undefined],
  ['/v1/devices', { code: 'x', deviceId: newId(), deviceName: 'nul \u0000', publicKey: 'x' }],
  ['/v1/devices', { code: '\ud800', deviceId: newId(), deviceName: 'Tablet', publicKey: '\u0000' }],
])('H19: %s is answered as a wrong input, whatever stands in it', async (path, body) => {
  const { ask } = await aScene();
  const response = await ask(path, body === undefined ? {} : { body: JSON.stringify(body) });
  expect(response.status).toBe(400);
});
