/** A device hides a NUL, half of a pair, a million lists and oversized fields in a push with two good changes. */
import { newCentre, newId, withSharedHub } from '../attack-hub.mjs';

export const name = 'one hostile change is an error of the hub, or holds up the changes beside it';
export const must = 'each is refused by itself, the others are received, and no answer is a 5xx';

export const run = (options) =>
  withSharedHub(options, async (hub) => {
    const { device, carried } = await newCentre(hub, 'Een');
    const [first, last] = [device.change({}, carried), device.change({}, carried)];
    const bent = (over) => {
      const change = { ...device.compose({}, carried), changeId: newId(), ...over };
      return { ...device.signText(JSON.stringify(change)), change };
    };
    const deep = bent({});
    const nested = deep.text.replace('"body":{', `"x":${'['.repeat(1e6)}${']'.repeat(1e6)},"body":{`);
    const wrong = [
      bent({ type: 'nul \u0000' }),
      bent({ subjectId: 'half \ud800' }),
      bent({ subjectType: 'x'.repeat(100_000) }),
      bent({ deviceSeq: -1 }),
      bent({ typeVersion: 1e300 }),
      bent({ body: JSON.parse(`${'['.repeat(65)}${']'.repeat(65)}`) }),
      { ...device.signText(nested), change: deep.change },
      { ...bent({}), hash: 'no\u0000hash' },
      { ...bent({}), signature: 'A'.repeat(10_000) },
    ];
    const batch = [first, ...wrong, last];
    const { status, fateOf } = await device.push(...batch);
    const refused = wrong.map(fateOf);
    const pages = ['/v1/changes?after=0&ownHash=%00', '/v1/changes?after=1e999'];
    const strange = await Promise.all(pages.map(async (page) => (await device.ask(page)).status));
    const check = await hub.run('chains').catch(() => 'broken');
    return {
      held:
        status === 200 &&
        [first, last].every((change) => fateOf(change) === 'received') &&
        refused.every((fate) => fate !== null && fate !== 'received') &&
        strange.every((one) => one === 400) &&
        check !== 'broken',
      saw: `push ${status}; the good ones ${fateOf(first)}, ${fateOf(last)}; ${refused.length} hostile: ${[...new Set(refused)].join(', ')}; strange queries ${strange.join(', ')}`,
    };
  });
