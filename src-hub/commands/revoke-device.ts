/** `hub devices` and `hub revoke`: who is in, and the end of a token. */
import { logEvent } from '../log';
import { type Command, usageError } from './command';
import { describeCentre, findCentre, findDevice, listDevices } from './find-named';

export const showDevices: Command = {
  usage: 'devices [centre]',
  summary: 'lists the devices of a centre',
  run: async ({ words, store: open }) => {
    const store = await open();
    const centre = await findCentre(store, words[0]);
    const devices = await listDevices(store, centre);
    const lines = devices.map(
      ({ deviceName, deviceId, isRevoked }) => `${deviceName} (${deviceId})${isRevoked ? ', shut out' : ''}`,
    );
    return { text: [describeCentre(centre), ...lines.map((line) => `  ${line}`)].join('\n') };
  },
};

export const revokeDevice: Command = {
  usage: 'revoke <device> [--centre <centre>]',
  summary: 'ends the token of a device that was lost',
  options: ['centre'],
  run: async ({ words, option, store: open, world }) => {
    const [typed] = words;
    if (!typed) throw usageError(revokeDevice);
    const store = await open();
    const device = await findDevice(store, await findCentre(store, option('centre')), typed);
    const { organisationId, deviceId, deviceName } = device;
    await store.database
      .updateTable('device')
      .set({ revoked_at: world.now() })
      .where('organisation_id', '=', organisationId)
      .where('device_id', '=', deviceId)
      .where('revoked_at', 'is', null)
      .execute();
    logEvent(world, 'device-revoked', { organisationId, deviceId });
    return {
      text: `${deviceName} (${deviceId}) is shut out from now on. What it handed in before stays. Codes that were made\nand not used can still let it in again for 15 minutes.`,
    };
  },
};
