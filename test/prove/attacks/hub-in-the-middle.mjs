/** Somebody between device and hub, without the hub's key, changes a first load or a page, or takes the hub's word off it. */
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
  reworded,
  signBytes,
  startLyingHub,
} from '../lying-hub.mjs';

export const name = 'somebody between device and hub changes a name or invents a mark';
export const must = "nothing of what is not the hub's own word is written";

const aStaff = (staffId) => ({
  staffId,
  name: 'Joke Postma',
  jobTitle: '',
  roles: ['examiner'],
  independent: true,
});

export async function run({ host, folder }) {
  const identity = { hubId: newId(), organisationId: newId(), epoch: newId(), keys: newKey() };
  const { organisationId, epoch, hubId, keys } = identity;
  const hub = aWriter(organisationId, hubId, keys);
  const staffId = newId();
  const honest = [{ seq: 1, ...hub(documentOf('staff', staffId, aStaff(staffId))) }];
  const bytes = aLoad(epoch, honest);
  const signature = signBytes(keys, loadWord(identity, bytes));
  const changed = aLoad(epoch, [{ seq: 1, ...reworded(honest[0], 'Joke Postma', 'Mallory') }]);
  const mark = () => eventOf('mark-given', { indicatorId: newId(), value: 'met', undoes: null });
  const page = [{ seq: 2, ...hub(mark()) }];
  const pageSignature = signBytes(keys, pageWord(identity, page));
  const invented = [{ seq: 2, ...aWriter(organisationId, newId(), newKey())(mark()) }];

  const serves = { load: { bytes: changed, signature }, page: { changes: [], signature: '' } };
  const lying = await startLyingHub(identity, serves);
  const at = await joinFrom({ host, folder }, lying.url);
  const answers = [];
  const attack = async (change) => {
    Object.assign(serves, change);
    const { problem } = await at.sync();
    answers.push(problem?.code ?? 'taken');
  };
  await attack({ load: { bytes: changed, signature } });
  await attack({ load: { bytes: changed } });
  await attack({ load: { bytes } });
  const loads = (await at.journal()).filter(({ entry }) => entry.kind === 'first-load').length;
  await attack({ load: { bytes, signature } });
  await attack({ page: { changes: invented, signature: pageSignature } });
  await attack({ page: { changes: invented } });
  await attack({ page: { changes: page } });
  const pages = (await at.journal()).filter(({ entry }) => entry.kind === 'pulled').length;
  await attack({ page: { changes: page, signature: pageSignature } });
  await at.stop();
  await lying.close();
  const no = 'hub-answer-not-understood';
  return {
    held: answers.join() === [no, no, no, 'taken', no, no, no, 'taken'].join() && loads === 0 && pages === 0,
    saw: `three loads and three pages that are not the hub's: ${answers.filter((one) => one === no).length} refused, ${loads + pages} written`,
  };
}
