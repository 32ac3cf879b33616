/**
 * The device in the hands of a candidate: whoever works here gave it to them for their portfolio. The session stays that of
 * whoever gave it, so that what the candidate adds has somebody who answers for it; what the door lets in is theirs alone
 * (`shared/contract/while-handed`). It ends with the session: by the lock, or by a PIN. It is on disk, so a program that starts
 * again is in the candidate's hands still; without the file it begins locked, so throwing that away opens nothing.
 */
import type { ServiceOf } from '../../shared/contract/contract';
import type { peopleContract, Session } from '../../shared/contract/people-contract';
import type { DeviceId, Id, OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { Draft } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { handingEventRecords } from '../../shared/records/all-records';
import type { FilesPort } from '../disk/files-port';
import { storageProblem } from '../disk/storage-problem';
import { userFiles } from '../disk/user-files';
import { writeWholeFile } from '../disk/write-whole-file';
import type { PeopleHere } from '../follow/people-here';
import { deriveKey } from '../keys/derive-key';
import { sealBytes, unsealBytes } from '../keys/sealed-bytes';
import type { SessionHolder } from './session-holder';

/** To whom: `ids` are all by which this person is known here. */
export type Handed = {
  readonly participantId: ParticipantId;
  readonly ids: readonly ParticipantId[];
};

export type HandedOver = {
  /** Null while nobody but staff has the device. */
  readonly get: () => Handed | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** On disk when it resolves with success; refused, it is in the hands of whoever works here still. */
  readonly handOver: (handed: Handed) => Promise<Result<Record<string, never>>>;
  /** Before whoever has it locks: records that it came back, once. It holds up no lock, which goes on while the disk writes. */
  readonly noteBack: () => void;
  /** Who has it put this file here: what they record may name it. Over a restart, too, where the disk takes that. */
  readonly noteSaved: (handed: Handed, digest: string) => Promise<void>;
  /** Also in an earlier handing over: what was on its way then is recorded when they have it again. */
  readonly isSaved: (handed: Handed, digest: string) => boolean;
  /** At a start, before anybody asks: gives back to the candidate what was theirs when the program ended. */
  readonly resume: () => Promise<void>;
  /** Resolves when the disk knows what is so. */
  readonly settled: () => Promise<void>;
};

export type HandedOverParts = {
  /** Of the device. */
  readonly folder: string;
  readonly secret: Uint8Array;
  readonly holder: SessionHolder;
  readonly deviceId: () => DeviceId;
  readonly organisationId: () => OrganisationId | null;
  /** Whose key may still be opened here. */
  readonly people: () => PeopleHere;
  /** Records in the session that is open at the moment of the call. */
  readonly record: (drafts: readonly Draft[]) => Promise<Result<unknown>>;
  readonly world: Pick<World, 'newId' | 'randomBytes'>;
  readonly files?: FilesPort;
};

type HandingId = Id<'Handing'>;
type Kept = {
  readonly session: Session;
  readonly handed: Handed;
  /** Absent in a file of an earlier program. */
  readonly handingId?: HandingId;
  /** Digests of what the candidate put here; absent where that is nothing. */
  readonly saved?: readonly string[];
  readonly deviceId: DeviceId;
  readonly organisationId: OrganisationId;
};
/** Recorded as handed over, and not as come back. */
type Out = Required<Pick<Kept, 'session' | 'handed' | 'handingId'>>;

const magic = 'VKH1';
const nonceBytes = 12;
const name = 'handed-over';
const administrator = 'administrator';

/** The file: sealed for this device, whole or absent. What cannot be read is none. */
function keptIn({ folder, secret, world, files = userFiles }: HandedOverParts) {
  const key = deriveKey(secret, new Uint8Array(), 'vakproef handed over');
  return {
    read: async (): Promise<Kept | null> => {
      if (!(await files.list(folder)).includes(name)) return null;
      const content = unsealBytes(key, magic, await files.read(`${folder}/${name}`));
      return content ? JSON.parse(content.toString('utf8')) : null;
    },
    write: (kept: Kept): Promise<void> => {
      const content = Buffer.from(JSON.stringify(kept));
      return writeWholeFile(
        files,
        folder,
        name,
        sealBytes(key, magic, world.randomBytes(nonceBytes), [content]),
      );
    },
    remove: (): Promise<void> => files.remove(`${folder}/${name}`),
  };
}

/** Who has it, by the events that the audit log of the hub tells. */
const composeHanding = (
  world: Pick<World, 'newId'>,
  which: keyof typeof handingEventRecords,
  handingId: HandingId,
  { participantId }: Handed,
): Draft =>
  composeDraft(handingEventRecords[which], {
    changeId: world.newId<'Change'>(),
    subjectId: handingId,
    body: { participantId },
  });

/** Made before whatever tells the pages who works here: so that they never hear of a session as if nobody had handed it over. */
export function createHandedOver(parts: HandedOverParts): HandedOver {
  const { holder, record, world } = parts;
  const file = keptIn(parts);
  const live = createLiveValue<Handed | null>(null);
  let current: Kept | null = null;
  let out: Out | null = null;
  /** By person and digest. */
  const saved = new Set<string>();
  let writing: Promise<unknown> = Promise.resolve();
  let noting: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = writing.then(work);
    writing = done.catch(() => undefined);
    return done;
  };
  const isOpen = ({ sessionId }: Session): boolean => holder.get()?.sessionId === sessionId;
  holder.subscribe(() => {
    // Nobody is left in whose name it could come back.
    if (out !== null && !isOpen(out.session)) out = null;
    if (current === null || isOpen(current.session)) return;
    current = null;
    live.set(null);
    // A file that stays hands the device to the candidate once more at the next start, and to nobody else.
    void inTurn(file.remove).catch(() => undefined);
  });
  const begin = (kept: Kept): void => {
    current = kept;
    for (const digest of kept.saved ?? []) saved.add(`${kept.handed.participantId} ${digest}`);
    live.set(kept.handed);
  };
  const noteBack = (): void => {
    if (out === null) return;
    const { handingId, handed } = out;
    // Before it is recorded: another window that locks right now notes nothing of its own.
    out = null;
    noting = record([composeHanding(world, 'device-handed-back', handingId, handed)]).catch(() => undefined);
  };

  return {
    get: live.get,
    subscribe: live.subscribe,
    handOver: (handed) =>
      inTurn(async () => {
        const session = holder.get();
        const organisationId = parts.organisationId();
        if (!session || organisationId === null) return err(problem('nobody-signed-in'));
        // Two who ask at once: the first one has it.
        if (live.get() !== null) return err(problem('device-handed-over'));
        // What is in a portfolio is recorded as this person's, and the hub takes that of an administrator only.
        if (!session.roles.includes(administrator)) return err(problem('not-allowed', { reason: 'role' }));
        if (holder.unrecorded() !== null) return err(problem('disk-full'));
        const handingId = world.newId<'Handing'>();
        // From here on a lock says that it came back: changes are recorded in the order in which they are asked for.
        out = { session, handed, handingId };
        // Before it is theirs: nobody has the device without a record of it.
        const recorded = await record([composeHanding(world, 'device-handed', handingId, handed)]);
        if (!recorded.ok) {
          out = null;
          return recorded;
        }
        const kept = { session, handed, handingId, deviceId: parts.deviceId(), organisationId };
        try {
          if (isOpen(session)) await file.write(kept);
        } catch (error) {
          noteBack();
          await noting;
          return err(storageProblem(error));
        }
        if (isOpen(session)) {
          begin(kept);
          return ok({});
        }
        // Locked meanwhile, and nobody's.
        await file.remove();
        return err(problem('device-locked'));
      }),
    noteBack,
    noteSaved: (handed, digest) => {
      saved.add(`${handed.participantId} ${digest}`);
      return inTurn(async () => {
        const before = current;
        if (before?.handed !== handed) return;
        const kept = { ...before, saved: [...(before.saved ?? []), digest] };
        // Without it the file is theirs until the program ends.
        const isKept = await file.write(kept).then(
          () => true,
          () => false,
        );
        if (isKept && current === before) current = kept;
      });
    },
    isSaved: ({ ids }, digest) => ids.some((id) => saved.has(`${id} ${digest}`)),
    resume: async () => {
      const kept = await file.read().catch(() => null);
      if (kept === null) return;
      const { session } = kept;
      const certificate = parts.people()[session.staffId]?.certificate;
      const isSame = kept.deviceId === parts.deviceId() && kept.organisationId === parts.organisationId();
      if (isSame && certificate?.roles.includes(administrator)) {
        begin(kept);
        const { handed, handingId } = kept;
        out = handingId === undefined ? null : { session, handed, handingId };
        holder.resume({ ...session, roles: certificate.roles });
      } else await file.remove().catch(() => undefined);
    },
    settled: async () => void (await Promise.all([writing, noting])),
  };
}

type PeopleService = ServiceOf<typeof peopleContract>;

/** Locking is answered when a start would begin locked, too. */
export const withHandingOver = (
  people: Omit<PeopleService, 'handOver'>,
  { handOver, noteBack, settled }: HandedOver,
): PeopleService => ({
  ...people,
  handOver,
  lock: async (nothing) => {
    noteBack();
    const locked = await people.lock(nothing);
    await settled();
    return locked;
  },
});
