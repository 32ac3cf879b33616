/**
 * The hub itself lies, with its own key: a mark in the name of a device, another candidate's name in a first load, a device
 * that nobody let in, and an assessment signed for a person who did not sign.
 */
import { joinFrom } from '../device-at-hub.mjs';
import {
  aLoad,
  aWriter,
  documentOf,
  eventOf,
  loadWord,
  newId,
  newKey,
  pageWord,
  rawKey,
  reworded,
  signBytes,
  startLyingHub,
} from '../lying-hub.mjs';

export const name = 'a hub with the right key invents marks, a name, a maker and a signature';
export const must = 'each lie is counted and named, and none of them counts';

const mark = () => eventOf('mark-given', { indicatorId: newId(), value: 'met', undoes: null });
const aParticipant = (participantId) => ({
  ...{ participantId, number: '4711', givenName: 'Noor', namePrefix: '', familyName: 'Jansen' },
  ...{ birthDate: null, group: '' },
});

/** Signed by a key that is not the one of the certificate. */
function aStolenAct({ organisationId, deviceId, serial }, thief) {
  const [subjectId, basisDigest] = [newId(), 'ab'.repeat(32)];
  const lines = [
    'Vakproef act 1',
    organisationId,
    deviceId,
    serial,
    'assessment-signed',
    subjectId,
    basisDigest,
  ];
  const signature = signBytes(thief, Buffer.from(lines.map((line) => `${line}\n`).join('')));
  const body = { outcome: 'passed', signedName: 'Joke Postma', basisDigest, seen: {} };
  return eventOf('assessment-signed', { ...body, by: { serial, signature } }, { subjectId });
}

export async function run({ host, folder }) {
  const identity = { hubId: newId(), organisationId: newId(), epoch: newId(), keys: newKey() };
  const { organisationId, epoch } = identity;
  const [deviceId, tabletKey, personKey, thief] = [newId(), newKey(), newKey(), newKey()];
  const [serial, staffId, strangerId] = [newId(), newId(), newId()];
  const hub = aWriter(organisationId, identity.hubId, identity.keys);
  const tablet = aWriter(organisationId, deviceId, tabletKey);
  const forger = aWriter(organisationId, deviceId, thief);
  const stranger = aWriter(organisationId, strangerId, thief);

  const device = { deviceId, name: 'Tablet 2', publicKey: rawKey(tabletKey) };
  const certificate = {
    ...{ serial, staffId, deviceId, publicKey: rawKey(personKey), roles: ['examiner'] },
    ...{ validFrom: '2026-11-24T08:00:00.000Z', validUntil: '2027-11-24T08:00:00.000Z' },
  };
  const [one, two] = [newId(), newId()];
  const numbered = (changes, from) => changes.map((change, at) => ({ seq: from + at, ...change }));
  const loaded = numbered(
    [
      hub(documentOf('device', deviceId, { ...device, enrolledAt: '2026-11-24T08:00:00.000Z' })),
      hub(documentOf('person-certificate', serial, certificate)),
      tablet(documentOf('participant', one, aParticipant(one))),
      reworded(tablet(documentOf('participant', two, aParticipant(two))), 'Jansen', 'Anders'),
    ],
    1,
  );
  const pulled = numbered(
    [
      tablet(mark()),
      forger(mark()),
      stranger(mark()),
      tablet({ ...aStolenAct({ ...certificate, organisationId }, thief), actorId: staffId }),
    ],
    5,
  );
  const bytes = aLoad(epoch, loaded);
  const lying = await startLyingHub(identity, {
    load: { bytes, signature: signBytes(identity.keys, loadWord(identity, bytes)) },
    page: { changes: pulled, signature: signBytes(identity.keys, pageWord(identity, pulled)) },
  });
  const at = await joinFrom({ host, folder }, lying.url);
  await at.whenThere('load-checked');
  const { problem, unproved } = await at.status();
  const held = (await at.journal()).flatMap(({ entry }) => (entry.unproved ?? []).map(({ seq }) => seq));
  await at.stop();
  await lying.close();
  const told = unproved.map(({ name: device, why, count }) => `${device ?? 'nobody'} ${why} ${count}`).sort();
  const wanted = ['Tablet 2 person-wrong 1', 'Tablet 2 signature-wrong 2', 'nobody maker-unknown 1'];
  return {
    held:
      problem === null &&
      JSON.stringify(told) === JSON.stringify(wanted) &&
      JSON.stringify(held.sort((a, b) => a - b)) === '[4,6,7,8]',
    saw: `counted and named: ${told.join(', ') || 'nothing'}; in the journal as not proved: ${held.join(', ') || 'none'}`,
  };
}
