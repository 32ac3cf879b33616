/**
 * The contract `update`: finds, takes in, checks and hands over. Every step asks anew whether it may be done: the signature
 * before anything is read, the decision before anything is fetched, the digest before anything is installed, and no step
 * at all during an exam. One step at a time; a second wish during a step changes nothing.
 */
import type { ServiceOf } from '../../shared/contract/contract';
import type { UpdateStatus, updateContract } from '../../shared/contract/update-contract';
import { createLiveValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { parseHubAddress } from '../sync/hub-address';
import { decideUpdate, type UpdateDecision } from '../update/decide-update';
import { fetchOffer, streamAddress } from '../update/fetch-offer';
import { createKeptUpdate } from '../update/kept-update';
import type { UpdatePackage } from '../update/manifest';
import { readOffer, type UpdateOffer } from '../update/read-offer';
import type { TrustedKey } from '../update/trusted-keys';
import { streamPackage, verifyPackage } from '../update/verify-package';
import type { UpdateInstaller } from './update-installer';

export type UpdateServiceParts = {
  readonly installer: UpdateInstaller;
  /** As the administrator set it; null = updates come by stick only. */
  readonly address: string | null;
  readonly trustedKeys: readonly TrustedKey[];
  /** Folder in which this device keeps the one update it took in. */
  readonly folder: string;
  readonly version: string;
  readonly openAssessments: () => Promise<number>;
  readonly fetch: typeof globalThis.fetch;
  readonly world: World;
};

export type UpdateService = {
  readonly service: ServiceOf<typeof updateContract>;
  /**
   * To be called once, when the services are open: clears away what is no longer of use, and installs what waits for
   * this start.
   */
  readonly atStart: () => Promise<void>;
  readonly close: () => void;
};

type Outcome = Partial<Pick<UpdateStatus, 'phase' | 'problem' | 'offered' | 'isForNextStart'>>;

const describe = ({ manifest }: UpdateOffer, { size }: UpdatePackage): UpdateStatus['offered'] => ({
  version: manifest.version,
  releasedAt: manifest.releasedAt,
  bytes: size,
  notes: manifest.notes,
});

export function createUpdateService(parts: UpdateServiceParts): UpdateService {
  const { installer, trustedKeys, version, fetch } = parts;
  const parsed = parts.address === null ? null : parseHubAddress(parts.address);
  const address = parsed?.ok ? parsed.value : null;
  // Without a key of its makers a program can take no update: then its administrator installs it.
  const way = installer.way === 'itself' && trustedKeys.length === 0 ? 'administrator' : installer.way;
  const kept = createKeptUpdate(parts.folder, trustedKeys, parts.world);
  const end = new AbortController();
  /** Found at the address, not taken in yet. */
  let found: UpdateOffer | null = null;
  /** Taken in and checked, in the folder of this device. */
  let ready: UpdateStatus['offered'] = null;
  let isBusy = false;
  const status = createLiveValue<UpdateStatus>({
    version,
    way,
    hasAddress: address !== null,
    phase: 'idle',
    offered: null,
    takenBytes: 0,
    isForNextStart: false,
    problem: null,
  });

  const show = (change: Partial<UpdateStatus>): void => {
    status.set({ ...status.get(), ...change });
  };
  /** What a step that came to nothing leaves: an update that was ready stays ready. */
  const rest = (): Outcome => ({ phase: ready ? 'ready' : 'idle', offered: ready });
  const refused = (reason: Problem): Outcome => ({ ...rest(), problem: reason });
  const decide = async (offer: UpdateOffer): Promise<UpdateDecision> =>
    decideUpdate(offer.manifest, {
      running: version,
      target: installer.target,
      openAssessments: await parts.openAssessments(),
    });

  /** Runs a step alone, and ends it with a status whatever happens. */
  const step = async (
    phase: UpdateStatus['phase'],
    run: () => Promise<Outcome>,
  ): Promise<Result<UpdateStatus>> => {
    if (isBusy || status.get().phase === 'installing') return ok(status.get());
    if (way !== 'itself') {
      show({ problem: problem('update-not-here') });
      return ok(status.get());
    }
    isBusy = true;
    const before = status.get();
    try {
      const open = await parts.openAssessments();
      const mayRun = open === 0 || phase === 'installing';
      if (mayRun) show({ phase, problem: null, takenBytes: 0 });
      show(mayRun ? await run() : { problem: problem('update-exam-open', { count: open }) });
    } catch (error) {
      show({ ...before });
      throw error;
    } finally {
      isBusy = false;
    }
    return ok(status.get());
  };

  const lookAtAddress = async (): Promise<Outcome> => {
    found = null;
    if (address === null) return refused(problem('update-address-missing'));
    const offer = await fetchOffer(address, trustedKeys, fetch, end.signal, parts.world);
    if (!offer.ok) return refused(offer.problem);
    const decision = await decide(offer.value);
    if (decision.kind === 'take') {
      found = offer.value;
      return { phase: 'found', offered: describe(offer.value, decision.package) };
    }
    if (decision.problem.code === 'update-same')
      return ready ? rest() : { phase: 'up-to-date', offered: null };
    return refused(decision.problem);
  };

  /** Takes the package of an offer in; `open` gives its bytes, null when there are none. */
  const takeIn = async (
    offer: UpdateOffer,
    open: (wanted: UpdatePackage) => Promise<AsyncIterable<Uint8Array> | null>,
  ): Promise<Outcome> => {
    const decision = await decide(offer);
    if (decision.kind !== 'take') return refused(decision.problem);
    const wanted = decision.package;
    const chunks = await open(wanted);
    if (!chunks) return refused(problem('update-package-missing', { file: wanted.file }));
    const offered = describe(offer, wanted);
    ready = null;
    show({ phase: 'taking', offered, isForNextStart: false });
    let toldAt = 0;
    let taken = 0;
    const result = await kept.take(offer, wanted, chunks, (count) => {
      taken += count;
      if (taken - toldAt < wanted.size / 50) return;
      toldAt = taken;
      show({ takenBytes: taken });
    });
    found = null;
    if (!result.ok) return refused(result.problem);
    ready = offered;
    return rest();
  };

  const drop = async (reason: Problem): Promise<Outcome> => {
    await kept.clear();
    ready = null;
    return { ...refused(reason), isForNextStart: false };
  };

  const putOff = async (reason: Problem): Promise<Outcome> => {
    const wished = await kept.wish();
    return { ...refused(wished.ok ? reason : wished.problem), isForNextStart: wished.ok };
  };

  const installKept = async (): Promise<Outcome> => {
    const offer = await kept.offer();
    if (!offer) return drop(problem('update-not-found'));
    const decision = await decide(offer);
    if (decision.kind === 'refuse') return drop(decision.problem);
    if (decision.kind === 'later') return putOff(decision.problem);
    const checked = await verifyPackage(kept.folder, decision.package);
    if (!checked.ok) return drop(checked.problem);
    // Computing the digest took its time: an exam may have begun.
    const open = await parts.openAssessments();
    if (open > 0) return putOff(problem('update-exam-open', { count: open }));
    // The wish ends here: an installer that fails must not be started again at every start.
    await kept.forgetWish();
    const { version: toVersion, releasedAt } = offer.manifest;
    const started = await installer.install(
      { ...decision.package, version: toVersion, releasedAt, folder: kept.folder },
      async () => (await parts.openAssessments()) === 0,
    );
    if (!started.ok) return { ...refused(started.problem), isForNextStart: false };
    return { phase: 'installing', isForNextStart: false };
  };

  return {
    service: {
      status,
      check: () => step('looking', lookAtAddress),
      take: () =>
        step('taking', async () => {
          const offer = found;
          if (!offer || address === null) return refused(problem('update-not-found'));
          return takeIn(offer, async ({ file }) =>
            streamAddress(`${address}/${file}`, fetch, end.signal, parts.world),
          );
        }),
      fromFolder: () =>
        step('looking', async () => {
          const folder = await installer.chooseFolder();
          if (folder === null) return rest();
          const offer = await readOffer(folder, trustedKeys);
          if (!offer.ok) return refused(offer.problem);
          return takeIn(offer.value, ({ file }) => streamPackage(folder, file));
        }),
      install: () => step('installing', installKept),
    },
    atStart: async () => {
      if (way !== 'itself') return;
      const offer = await kept.offer();
      const decision = offer && (await decide(offer));
      if (!offer || !decision || decision.kind === 'refuse') {
        await kept.clear();
        return;
      }
      const fitting = offer.manifest.packages.find(
        (p) => p.platform === installer.target.platform && p.arch === installer.target.arch,
      );
      if (!fitting) return;
      const isForNextStart = await kept.isWished();
      ready = describe(offer, fitting);
      show({ ...rest(), isForNextStart });
      if (isForNextStart && decision.kind === 'take') await step('installing', installKept);
    },
    close: () => end.abort(),
  };
}
