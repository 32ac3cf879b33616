/**
 * The composition root of main: opens the journal, the recorder, the bodies and sync in one folder, and serves the
 * contracts over them. Hosts add a transport and a platform, and nothing else.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handler, Notice } from '../../shared/contract/contract';
import { serveHost } from '../../shared/contract/host';
import type { DeviceId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { createBodyFiles } from '../bodies/body-files';
import { createBodyStore } from '../bodies/body-store';
import { openCatalogue } from '../catalogue/catalogue';
import { fileProblem } from '../disk/storage-problem';
import { createDrafts } from '../drafts/drafts';
import { createAddedVersions } from '../follow/added-versions';
import type { Self } from '../follow/identity';
import { createIdentity } from '../identity/identity';
import { createSnapshotRing } from '../journal/snapshot-ring';
import { openKeyShares, sharesFileIn } from '../keys/key-shares';
import { deriveSigningKey, type SigningKey } from '../keys/signing-key';
import { stretchWithArgon } from '../people/argon-stretch';
import { createHandedOver, withHandingOver } from '../people/handed-over';
import { openPeople } from '../people/people';
import type { StretchPin } from '../people/person-key';
import { recordOpeningFirst } from '../people/record-opening-first';
import { recordTheirsOnly } from '../people/record-theirs-only';
import { createSessionHolder, type SessionHolder } from '../people/session-holder';
import { createTriesMirror, noMirror } from '../people/tries-mirror';
import { createRecorder } from '../record/recorder';
import { openResultFolder } from '../result-folder/result-folder';
import { createSync } from '../sync/sync';
import { createTypedTexts } from '../typed/typed-texts';
import { trustedKeys as builtInKeys, type TrustedKey } from '../update/trusted-keys';
import { createBodiesService } from './bodies-service';
import { bodiesTheirsOnly } from './bodies-theirs-only';
import { createDesktopService, type Desktop, noDesktop } from './desktop-service';
import { keepDeviceId } from './device-identity';
import { createDeviceService, type DeviceServiceParts } from './device-service';
import { guardDoor } from './door';
import { createDraftsService } from './drafts-service';
import { createFileRecord } from './file-record';
import { createFileSeals } from './file-seals';
import { createFilesService } from './files-service';
import { createJournalService } from './journal-service';
import { openKeptFileLimit } from './kept-file-limit';
import type { Log } from './log';
import { openFollowed } from './open-followed';
import { plainPagePolicy } from './plain-page';
import type { Platform } from './platform';
import { createResultFolderService } from './result-folder-service';
import { returnPage } from './return-page';
import { createSyncService } from './sync-service';
import { createTypedService } from './typed-service';
import { noInstaller, type UpdateInstaller } from './update-installer';
import { createUpdateService } from './update-service';

export type MainServices = {
  readonly handler: Handler;
  readonly onNotice: (listener: (path: string, body: unknown) => void) => () => void;
  /** Sends a notice to all pages. */
  readonly tell: (path: string, body: unknown) => void;
  /** The present state as notices: what a page that just connected, or connected again, must hear first. */
  readonly presentState: () => readonly Notice[];
  /** A candidate has the device, for their own portfolio. */
  readonly isHandedOver: () => boolean;
  /** Tells the pages, stops sync and closes the journal. Everything acknowledged is on disk already. */
  readonly close: () => Promise<void>;
};

export type MainServicesOptions = {
  /** Folder of this device; made when missing, readable by its owner only. */
  readonly folder: string;
  readonly platform: Platform;
  readonly log: Log;
  /** The desktop around the page; default none, as in a browser. */
  readonly desktop?: Desktop;
  /** How this installation replaces itself; default not at all, as in a browser. */
  readonly installer?: UpdateInstaller;
  /** Where the administrator puts updates; default nowhere, then they come on a stick. */
  readonly updateAddress?: string | null;
  /** Whose updates are taken; default those of the keys that are built in. */
  readonly trustedKeys?: readonly TrustedKey[];
  /** Folder of the snapshot ring, on another disk where there is one; default inside the device's folder. */
  readonly snapshotFolder?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Where wrong PINs are counted once more, outside of `folder`; default nowhere. */
  readonly stateFolder?: string;
  /** How a PIN is stretched to a key; default Argon2id in a thread. */
  readonly stretchPin?: StretchPin;
  /** Who works here; default nobody, until somebody unlocks. */
  readonly holder?: SessionHolder;
  readonly world: World;
};

export async function createMainServices(options: MainServicesOptions): Promise<Result<MainServices>> {
  const {
    folder,
    platform,
    log,
    desktop = noDesktop,
    installer = noInstaller('browser-host'),
    updateAddress = null,
    trustedKeys = builtInKeys,
    snapshotFolder = join(options.folder, 'snapshots'),
    stateFolder,
    stretchPin = stretchWithArgon,
    holder = createSessionHolder(),
    world,
    fetch = globalThis.fetch,
  } = options;
  const { now } = world;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return err(fileProblem(error));
  }
  const key = await platform.loadSecret();
  if (!key.ok) return key;
  const { secret, protection } = key.value;

  const journalFolder = join(folder, 'journal');
  const bodies = createBodyStore({ folder: join(folder, 'bodies'), secret, world });
  const files = createBodyFiles({ folder: join(folder, 'files'), secret, world });
  const cacheShares = await openKeyShares(sharesFileIn(folder, 'cache.shares'), world);
  const typed = createTypedTexts(join(folder, 'typed'), secret, world);
  const followed = await openFollowed({
    ...{ folder, secret, world, bodies, files, typed, log },
    journal: { folder: journalFolder, ringFolder: snapshotFolder, secret, world },
    forgetView: () => cacheShares.keepOnly([]),
  });
  if (!followed.ok) return followed;
  const { journal, follower } = followed.value;
  const deviceId = (): DeviceId => follower.identity().deviceId;
  const keyOf = (self: Self): SigningKey => deriveSigningKey(secret, self.deviceId, self.keySeed);
  // The file says as whom it began; the journal, who it became.
  const kept = await keepDeviceId(folder, follower.beganAs);
  if (!kept.ok) {
    await journal.close();
    return kept;
  }

  const recorder = createRecorder({
    journal,
    follower,
    secret,
    now,
    elapsedMs: world.monotonicMs,
    organisationId: () => follower.hub().enrolment?.organisationId ?? null,
    session: holder.recordingIn,
  });
  // Before whatever tells the pages who works here.
  const handedOver = createHandedOver({
    folder,
    secret,
    holder,
    deviceId,
    organisationId: () => follower.hub().enrolment?.organisationId ?? null,
    people: follower.people,
    record: recorder.record,
    world,
  });
  const sync = createSync({
    journal,
    follower,
    bodies,
    files,
    keyOf,
    fetch,
    fileLimit: await openKeptFileLimit(folder),
    program: platform.appVersion,
    world,
    afterContact: async () => {
      await people.renewCertificates();
      await catalogue.atContact();
    },
    afterShutOut: () => forgetAll(),
    // Sessions belong to the device that it was: whoever works here unlocks anew.
    afterRenamed: () => forgetPeople(),
  });
  const people = await openPeople({
    people: follower.people,
    shares: await openKeyShares(sharesFileIn(folder, 'people.shares'), world),
    staffNews: follower.staffNews,
    keep: async (entry) => {
      const kept = await journal.append([entry]);
      if (kept.ok) await follower.catchUp();
      return kept;
    },
    mirror: stateFolder === undefined ? noMirror : createTriesMirror(stateFolder, secret),
    reserve: createTriesMirror(folder, secret, 'reserve'),
    stretch: stretchPin,
    secret,
    deviceId,
    enrolment: sync.enrolment,
    hub: sync.people,
    record: recorder.record,
    holder,
    world,
  });

  const catalogue = await openCatalogue({
    folder: join(folder, 'catalogue'),
    secret,
    hub: sync.catalogue,
    organisationId: () => sync.enrolment()?.organisationId ?? null,
    holder,
    contact: sync.syncNow,
    hasWaiting: () => sync.status().waiting > 0,
    world,
  });

  const identity = createIdentity({
    deviceId,
    organisationId: () => sync.enrolment()?.organisationId ?? null,
    hub: sync,
    newcomers: people.newcomers,
    openBrowser: platform.openBrowser,
    returnPage,
    pagePolicy: plainPagePolicy,
    fetch,
    world,
  });

  const forgetPeople = async (): Promise<void> => {
    identity.close();
    await people.forgetKeys();
  };
  const drafts = createDrafts(join(folder, 'drafts'), secret, world);
  const resultFolder = await openResultFolder(join(folder, 'result-folder'), secret, world);
  /** The device lost its access: what opened things here goes, at this moment or, cut off, at the next start. */
  const forgetAll = async (): Promise<void> => {
    await forgetPeople();
    await cacheShares.keepOnly([]).catch((error) => log.bug('shut out', error));
    await typed.forgetAll().catch((error) => log.bug('shut out', error));
    await drafts.forgetAll().catch((error) => log.bug('shut out', error));
    await catalogue.forgetAll().catch((error) => log.bug('shut out', error));
    await resultFolder.forgetAll().catch((error) => log.bug('shut out', error));
    await sync.transfers.letGo().catch((error) => log.bug('shut out', error));
  };
  if (follower.hub().isShutOut) await forgetAll();
  else await handedOver.resume();

  const ring = createSnapshotRing({ journal, journalFolder, ringFolder: snapshotFolder, world });
  const listeners = new Set<(path: string, body: unknown) => void>();
  const notify = (path: string, body: unknown): void => {
    for (const listener of [...listeners]) {
      try {
        listener(path, body);
      } catch (error) {
        // A page that is going away must not keep the journal from growing or closing.
        log.bug(`notice ${path}`, error);
      }
    }
  };
  const deviceParts: DeviceServiceParts = {
    folder,
    platform,
    secret,
    keyProtection: protection,
    deviceId,
    journal,
    sync,
    holder,
    handedOver,
    cacheShares,
    isShutOut: () => follower.hub().isShutOut,
    countsOutside: people.isMirrored,
    welcome: people.newcomers.welcome,
    giveUpCopies: () => ring.keepNewestOnly(),
  };
  const updates = createUpdateService({
    installer,
    address: updateAddress,
    trustedKeys,
    folder: join(folder, 'update'),
    version: platform.appVersion,
    openAssessments: async () => {
      await follower.catchUp();
      return follower.exams.countAt(now().getTime());
    },
    fetch,
    world,
  });
  const self = () => ({ deviceId: deviceId(), ...keyOf(follower.identity()) });
  const added = createAddedVersions({ journal, bodies, follower });
  const reportBug = (path: string, error: unknown): string => log.bug(path, error);
  const served = serveHost(
    {
      journal: createJournalService(
        journal,
        {
          record: recordTheirsOnly(recordOpeningFirst(recorder.record, holder), {
            handed: handedOver.get,
            worker: () => holder.get()?.staffId ?? null,
            isSaved: handedOver.isSaved,
            ...added,
          }),
        },
        world,
        follower,
      ),
      sync: createSyncService(sync, holder),
      files: createFilesService(
        platform,
        bodies,
        createFileSeals(self, follower.makers),
        createFileRecord(self, () => ({ makers: follower.makers(), hub: follower.hub().enrolment }), world),
      ),
      bodies: bodiesTheirsOnly(
        createBodiesService({
          bodies: files,
          transfers: sync.transfers,
          state: { get: sync.transfers.state, subscribe: sync.onStatus },
          holder,
          belongsToCentre: () => sync.enrolment() !== null,
          platform,
        }),
        handedOver,
        added,
      ),
      device: createDeviceService(deviceParts),
      people: withHandingOver(people.service, handedOver),
      identity: identity.service,
      desktop: createDesktopService(desktop),
      typed: createTypedService(typed, holder, handedOver),
      drafts: createDraftsService(drafts, holder, () => sync.enrolment() !== null),
      update: updates.service,
      catalogue: catalogue.service,
      resultFolder: createResultFolderService(
        resultFolder,
        platform,
        holder,
        () => sync.enrolment() !== null,
      ),
    },
    reportBug,
  );
  const ask = guardDoor(served.handler, () => ({
    belongsToCentre: sync.enrolment() !== null,
    isAtWork: holder.get() !== null,
    canUnlock: people.canUnlock(),
    isShutOut: follower.hub().isShutOut,
    isHandedOver: handedOver.get() !== null,
  }));
  let closing = false;
  const stopStates = served.follow(notify);
  ring.start();
  void files
    .giveUpUnnamed(follower.own.filesNamed(), now().getTime())
    .catch((error) => log.bug('files at start', error));
  sync.start();
  void updates.atStart().catch((error) => log.bug('update at start', error));
  log.info('services-open', { entries: journal.head().position, enrolled: sync.enrolment() !== null });

  return ok({
    handler: async (path, input) => (closing ? err(problem('journal-closed')) : ask(path, input)),
    onNotice: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: notify,
    presentState: served.presentState,
    isHandedOver: () => handedOver.get() !== null,
    close: async () => {
      if (closing) return;
      closing = true;
      notify('device.closing', {});
      stopStates();
      updates.close();
      identity.close();
      await sync.close();
      await files.close();
      await ring.close();
      await follower.close();
      await handedOver.settled();
      await typed.settled();
      await drafts.settled();
      await catalogue.settled();
      await resultFolder.settled();
      await journal.close();
      log.info('services-closed');
    },
  });
}
