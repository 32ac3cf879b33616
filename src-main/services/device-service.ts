/** The contract `device`: who this device is, whom it belongs to, and how its storage is doing. */
import { hostname } from 'node:os';
import type { ServiceOf } from '../../shared/contract/contract';
import type { DeviceProfile, deviceContract } from '../../shared/contract/device-contract';
import type { DeviceId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { err, ok } from '../../shared/kernel/result';
import { fileProblem } from '../disk/storage-problem';
import type { Journal } from '../journal/journal';
import { deriveKey } from '../keys/derive-key';
import type { KeyShares } from '../keys/key-shares';
import type { HandedOver } from '../people/handed-over';
import type { SessionHolder } from '../people/session-holder';
import type { Sync, Welcome } from '../sync/sync';
import { createPlaceFile } from './place-file';
import type { KeyProtection, Platform } from './platform';

export type DeviceServiceParts = {
  readonly folder: string;
  readonly platform: Platform;
  readonly secret: Uint8Array;
  readonly keyProtection: KeyProtection;
  /** Under which id the device writes now. */
  readonly deviceId: () => DeviceId;
  readonly journal: Journal;
  readonly sync: Sync;
  /** Does what can be done with a personal code while the hub is there (`people`). */
  readonly welcome: Welcome;
  /** Removes the copies of the journal but the newest. */
  readonly giveUpCopies: () => Promise<void>;
  /** Wrong PINs are counted outside the folder, too. */
  readonly countsOutside: () => boolean;
  /** What the page's view is sealed with, beside the device's secret; thrown away with the device's access. */
  readonly cacheShares: KeyShares;
  readonly isShutOut: () => boolean;
  /** Says who works on the device; joining another centre makes it nobody (Y13). */
  readonly holder: SessionHolder;
  /** Whether a candidate has the device. */
  readonly handedOver: Pick<HandedOver, 'get' | 'subscribe'>;
};

/** Who this device is and whom it belongs to, now. */
const composeProfile = (parts: DeviceServiceParts): DeviceProfile => {
  const enrolment = parts.sync.enrolment();
  return {
    deviceId: parts.deviceId(),
    deviceName: enrolment?.deviceName ?? hostname(),
    organisationId: enrolment?.organisationId ?? null,
    organisationName: enrolment?.organisationName ?? null,
    hubUrl: enrolment?.hubUrl ?? null,
    isShutOut: parts.isShutOut(),
    actorId: parts.holder.get()?.staffId ?? null,
    handedTo: parts.handedOver.get()?.participantId ?? null,
    host: parts.platform.host,
    appVersion: parts.platform.appVersion,
  };
};

export function createDeviceService(parts: DeviceServiceParts): ServiceOf<typeof deviceContract> {
  const { platform, journal, sync, holder } = parts;
  const place = createPlaceFile(parts.folder);
  const profile = createLiveValue(composeProfile(parts));
  const tellProfile = (): void => profile.set(composeProfile(parts));
  holder.subscribe(tellProfile);
  parts.handedOver.subscribe(tellProfile);
  parts.sync.onStatus(() => {
    const told = profile.get();
    if (parts.isShutOut() !== told.isShutOut || parts.deviceId() !== told.deviceId) tellProfile();
  });
  const storageHealth = async () =>
    ok({
      folder: parts.folder,
      exportFolder: platform.exportFolder,
      journalBytes: journal.sizeBytes(),
      journalEntries: journal.head().position,
      freeBytes: await journal.space.freeBytes(),
      mayStartExam: await journal.space.mayStartExam(),
      isReadOnly: journal.isReadOnly(),
      keyProtection: parts.keyProtection,
      countsOutside: parts.countsOutside(),
      recovered: journal.recovered,
    });
  return {
    profile,
    enrol: async (request) => {
      const before = sync.enrolment()?.organisationId ?? null;
      const enrolled = await sync.enrol(request, parts.welcome);
      if (!enrolled.ok) return enrolled;
      if (sync.enrolment()?.organisationId !== before) holder.close();
      tellProfile();
      return ok({ profile: profile.get(), personalCode: enrolled.value.personalCode });
    },
    cacheKey: async () => {
      try {
        return ok({ key: deriveKey(parts.secret, await parts.cacheShares.make('cache'), 'vakproef cache') });
      } catch (error) {
        return err(fileProblem(error));
      }
    },
    keepPlace: async ({ path }) => {
      await place.write(path);
      return ok({});
    },
    lastPlace: async () => ok({ path: await place.read() }),
    storageHealth,
    printers: async () => ok({ count: (await platform.countPrinters?.().catch(() => null)) ?? null }),
    makeRoom: async () => {
      await parts.giveUpCopies();
      await journal.makeWritable();
      return storageHealth();
    },
  };
}
