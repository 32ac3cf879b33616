/** A device is made to sign what is no file of its own, and a signature is moved to another file. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { startHost } from '../attack-host.mjs';
import { callHost, meet, readLink } from '../enter-host.mjs';

export const name = 'a forged exam file is taken for one that this device signed';
export const must = 'a seal holds for the file it was put under, and only as that device';

const digestOf = (content) =>
  createHash('sha256')
    .update(`${JSON.stringify(content, null, 2)}\n`)
    .digest('hex');

export async function run({ host, folder }) {
  const [ours, theirs] = ['device', 'other'].map((part) => startHost({ host, folder: join(folder, part) }));
  const enter = async (running) => {
    const { origin, ticket } = readLink(await running.link);
    const token = await meet(origin, ticket);
    return async (path, input) => (await callHost(origin, token, path, input)).json();
  };
  const [one, other] = [await enter(ours), await enter(theirs)];
  const file = {
    candidate: { name: 'Emine Şahin' },
    receipt: { number: '8B67-88E5' },
    organisation: 'De Proef',
  };
  const { value: seal } = await one('files.sealFile', { digest: digestOf(file) });
  const judge = async (content, under) =>
    (await one('files.checkSeal', { digest: digestOf(content), seal: under })).value.verdict;
  const forgeries = [
    { ...file, candidate: { name: 'Iemand Anders' } },
    { ...file, receipt: { number: 'AAAA-0000' } },
    { ...file, receipt: null },
    { ...file, organisation: 'Elders' },
    { ...file, exportedBy: 'Mallory' },
  ];
  const verdicts = await Promise.all(forgeries.map((forged) => judge(forged, seal)));
  const { value: foreign } = await other('files.sealFile', { digest: digestOf(forgeries[0]) });
  const dressed = await judge(forgeries[0], { ...foreign, deviceId: seal.deviceId });
  const genuine = await judge(file, seal);
  await ours.stop();
  await theirs.stop();
  return {
    held: genuine === 'known' && verdicts.every((verdict) => verdict === 'broken') && dressed === 'unknown',
    saw: `genuine: ${genuine}; ${verdicts.length} changed: ${[...new Set(verdicts)].join(', ')}; by another device under our name: ${dressed}`,
  };
}
