/**
 * `hub devices` and `hub revoke`: who is in, and the end of a token. What is decided here stands in the feed as what an
 * administrator decides in the application does, so that every device shows it.
 */
import { deviceAccessRecord } from '../../shared/records/device-access';
import { writeHubChanges } from '../accept/write-hub-changes';
import { applyDeviceAccess } from '../accounts/device-access';
import { writeAudit } from '../audit/write-audit';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { type Command, usageError } from './command';
import { describeCentre, findCentre, findDevice, listDevices, type NamedDevice } from './find-named';

function describeDevice({ deviceName, deviceId, isRevoked, lastSeenAt, waiting }: NamedDevice): string {
  const seen = lastSeenAt ? `seen ${lastSeenAt.toISOString()}` : 'not seen yet';
  const left = waiting ? `, ${waiting} not handed in then` : '';
  return `${deviceName} (${deviceId}), ${seen}${left}${isRevoked ? ', shut out' : ''}`;
}

export const showDevices: Command = {
  usage: 'devices [centre]',
  summary: 'lists the devices of a centre',
  run: async ({ words, store: open }) => {
    const store = await open();
    const centre = await findCentre(store, words[0]);
    const lines = (await listDevices(store, centre)).map((device) => `  ${describeDevice(device)}`);
    return { text: [describeCentre(centre), ...lines].join('\n') };
  },
};

async function revoke(store: Store, { organisationId, deviceId }: NamedDevice): Promise<void> {
  const now = store.world.now();
  const access = { deviceId, access: 'revoked', reason: '' } as const;
  await store.database.transaction().execute(async (transaction) => {
    const said = { record: deviceAccessRecord, subjectId: deviceId, body: access };
    await writeHubChanges(store, transaction, organisationId, [said], now);
    await applyDeviceAccess(transaction, organisationId, access, now);
    const about = { kind: 'device', id: deviceId } as const;
    const told = { what: 'device-access', origin: 'command', about, detail: access.access } as const;
    await writeAudit(transaction, organisationId, [told], now);
  });
  logEvent(store.world, 'device-revoked', { organisationId, deviceId });
}

export const revokeDevice: Command = {
  usage: 'revoke <device> [--centre <centre>]',
  summary: 'ends the token of a device that was lost',
  options: ['centre'],
  run: async ({ words, option, store: open }) => {
    const [typed] = words;
    if (!typed) throw usageError(revokeDevice);
    const store = await open();
    const device = await findDevice(store, await findCentre(store, option('centre')), typed);
    if (!device.isRevoked) await revoke(store, device);
    const { deviceName, deviceId } = device;
    return {
      text: `${deviceName} (${deviceId}) is shut out from now on; what it handed in stays.\nA code that was made and not used yet can still let it in again.`,
    };
  },
};
