/** A device's folder is copied and both copies work on, with one key and one token. */
import { newCentre, withSharedHub } from '../attack-hub.mjs';

export const name = 'a copied folder works beside the first one, and nobody notices or something is lost';
export const must = 'everything is received, the later copy is told, and so is who looks after the hub';

export const run = (options) =>
  withSharedHub(options, async (hub) => {
    const { device, carried } = await newCentre(hub, 'Een');
    // The copy goes on from the same place; composing does not move the chain on.
    const copied = device.compose({}, carried);
    const twin = { ...device.signText(JSON.stringify(copied)), change: copied };
    const own = device.change({}, carried);
    const [first, later] = [await device.push(own), await device.push(twin)];
    const fates = [first.fateOf(own), later.fateOf(twin)];
    const told = [first, later].map(({ list }) => list.notice?.code ?? 'nothing');
    const check = await hub.run('check').catch(({ stdout }) => stdout);
    const isNamed = check.split('to look at:')[1]?.includes(device.deviceId) ?? false;
    return {
      held: fates.every((fate) => fate === 'received') && `${told}` === 'nothing,device-doubled' && isNamed,
      saw: `both branches: ${fates.join(', ')}; told: ${told.join(', ')}; hub check ${isNamed ? 'names it' : 'says nothing'}`,
    };
  });
