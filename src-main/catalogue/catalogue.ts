/**
 * The catalogue as this device asks it. A request goes to disk first; it is answered in the first contact in which the hub
 * believes who asked: while they work here, or after they locked, as long as nobody came after them. Nobody else's name
 * stands in the audit log for it.
 */
import type { CatalogueRequest, catalogueContract } from '../../shared/contract/catalogue-contract';
import type { ServiceOf } from '../../shared/contract/contract';
import type { Session } from '../../shared/contract/people-contract';
import type { OrganisationId, SessionId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { sameValue } from '../../shared/kernel/same-value';
import { randomUuid, type World } from '../../shared/kernel/world';
import type { FilesPort } from '../disk/files-port';
import { userFiles } from '../disk/user-files';
import type { SessionHolder } from '../people/session-holder';
import { catalogueFilesIn, type KeptRequest } from './catalogue-files';
import { type CatalogueHub, fetchDossiers, readDossierContent } from './fetch-dossiers';
import { handInFiles } from './hand-in-files';
import { openRequests, refusalOf } from './requests';

export type Catalogue = {
  readonly service: ServiceOf<typeof catalogueContract>;
  /** The hub just answered: what waits is asked. */
  readonly atContact: () => Promise<void>;
  /** Everything goes: the device lost its access. */
  readonly forgetAll: () => Promise<void>;
  /** Resolves when what was changed so far is on disk. */
  readonly settled: () => Promise<void>;
};

export type CatalogueParts = {
  readonly folder: string;
  readonly secret: Uint8Array;
  readonly hub: CatalogueHub;
  readonly organisationId: () => OrganisationId | null;
  readonly holder: Pick<SessionHolder, 'get'>;
  /** Runs a round with the hub; whoever unlocked just now is known to it then. */
  readonly contact: () => Promise<unknown>;
  readonly hasWaiting: () => boolean;
  readonly world: Pick<World, 'now' | 'randomBytes'>;
  readonly files?: FilesPort;
};

const toRequest = ({
  organisationId: _centre,
  sessionId: _session,
  ...request
}: KeptRequest): CatalogueRequest => request;

const restMs = 3_600_000;

const isAdministrator = (session: Session | null): session is Session =>
  session?.roles.includes('administrator') ?? false;

export async function openCatalogue(parts: CatalogueParts): Promise<Catalogue> {
  const { folder, secret, hub, organisationId, holder, contact, hasWaiting, world } = parts;
  const files = catalogueFilesIn(folder, secret, world, parts.files ?? userFiles);
  const requests = await openRequests(files, world.now());
  const ofCentre = (): readonly KeptRequest[] =>
    requests.get().filter((request) => request.organisationId === organisationId());

  const update = (requestId: string, change: Partial<KeptRequest>): Promise<Result<null>> =>
    requests.change((all) => all.map((one) => (one.requestId === requestId ? { ...one, ...change } : one)));

  /** In which session it can be asked now; null: somebody else works here. */
  const sessionFor = (request: KeptRequest): SessionId | null => {
    const here = holder.get();
    if (here === null) return request.sessionId;
    return here.staffId === request.askedBy ? here.sessionId : null;
  };
  const noteProblem = async (request: KeptRequest, reason: Problem): Promise<void> => {
    if (request.problem?.code === reason.code) return;
    await update(request.requestId, { problem: reason });
  };
  const noteAnswer = async (request: KeptRequest, dossierIds: readonly string[]): Promise<void> => {
    const answered = { answeredAt: world.now().toISOString(), problem: null, dossierIds: [...dossierIds] };
    // What was compared before counts until now, and has no use any more.
    const isPast = (one: KeptRequest): boolean =>
      one.organisationId === request.organisationId && one.purpose === 'compare' && one.answeredAt !== null;
    await requests.change((all) => {
      // Asked anew or taken back while it was on its way: it answers nothing any more, and the one before stays.
      if (!all.some((one) => one.requestId === request.requestId)) return all;
      // The same answer to the same question: what was found, or put away, stands.
      const same = all.find((one) => isPast(one) && sameValue(one.parts, request.parts));
      const found =
        same && sameValue(same.dossierIds, answered.dossierIds) && same.found ? { found: same.found } : {};
      const change = request.purpose === 'compare' ? { ...answered, ...found } : answered;
      return all
        .filter((one) => request.purpose === 'import' || !isPast(one))
        .map((one) => (one.requestId === request.requestId ? { ...one, ...change } : one));
    });
    // What stays for want of a disk goes with the next one.
    if (request.purpose === 'compare') await requests.tidy().catch(refusalOf);
  };
  const triedAt = new Map<string, number>();
  /** A comparison asks by itself: a hub that has nothing to compare with is not asked at every contact. */
  const rests = ({ requestId, purpose, problem: reason }: KeptRequest): boolean => {
    const now = world.now().getTime();
    if (
      purpose === 'compare' &&
      reason?.code === 'catalogue-empty' &&
      now - (triedAt.get(requestId) ?? 0) < restMs
    )
      return true;
    triedAt.set(requestId, now);
    return false;
  };
  const answerOne = async (request: KeptRequest): Promise<void> => {
    if (rests(request)) return;
    const sessionId = sessionFor(request);
    if (sessionId === null) return noteProblem(request, problem('request-of-other'));
    try {
      const dossierIds = await fetchDossiers(hub, files, sessionId, request.parts);
      if (!dossierIds.ok) return await noteProblem(request, dossierIds.problem);
      await noteAnswer(request, dossierIds.value);
    } catch (error) {
      await noteProblem(request, refusalOf(error));
    }
  };
  let answering: Promise<void> | null = null;
  /** Each once; what is asked while another is being answered, too. */
  const answerAll = async (): Promise<void> => {
    const tried = new Set<string>();
    const next = () =>
      ofCentre().find(({ requestId, answeredAt }) => answeredAt === null && !tried.has(requestId));
    for (let request = next(); request; request = next()) {
      tried.add(request.requestId);
      await answerOne(request);
    }
  };
  const atContact = async (): Promise<void> => {
    answering ??= answerAll().finally(() => {
      answering = null;
    });
    await answering;
  };

  /** For an administrator at work, whom the hub knows by then. */
  const atWork = async <T>(work: (session: Session) => Promise<Result<T>>): Promise<Result<T>> => {
    const session = holder.get();
    if (!session) return err(problem('nobody-signed-in'));
    return isAdministrator(session) ? work(session) : err(problem('administrator-needed'));
  };
  const atHub = <T>(ask: (sessionId: SessionId) => Promise<Result<T>>): Promise<Result<T>> =>
    atWork(async ({ sessionId }) => {
      if (hasWaiting()) await contact();
      return ask(sessionId);
    });

  return {
    atContact,
    forgetAll: requests.forgetAll,
    settled: requests.settled,
    service: {
      requests: { get: () => ({ requests: ofCentre().map(toRequest) }), subscribe: requests.subscribe },
      ask: (asked) =>
        atWork(async ({ staffId, sessionId }) => {
          const centre = organisationId();
          if (centre === null) return err(problem('not-enrolled'));
          const requestId = randomUuid(world);
          const request: KeptRequest = {
            ...asked,
            requestId,
            organisationId: centre,
            sessionId,
            askedAt: world.now().toISOString(),
            askedBy: staffId,
            answeredAt: null,
            problem: null,
            dossierIds: [],
          };
          // One comparison waits at a time; the answer to the one before stays until there is another.
          const stays = (one: KeptRequest): boolean =>
            asked.purpose === 'import' || one.purpose === 'import' || one.answeredAt !== null;
          const kept = await requests.change((all) => [...all.filter(stays), request]);
          if (!kept.ok) return kept;
          void contact();
          return ok({ requestId });
        }),
      dossier: ({ dossierId }) =>
        atWork(async () => {
          if (!ofCentre().some(({ dossierIds }) => dossierIds.includes(dossierId)))
            return err(problem('request-missing'));
          try {
            const bytes = await files.readDossier(dossierId);
            const readout = bytes && (await readDossierContent(bytes));
            return readout ? ok({ readout }) : err(problem('request-missing'));
          } catch (error) {
            return err(refusalOf(error));
          }
        }),
      noteFound: ({ requestId, found }) =>
        atWork(async () => {
          const noted = await update(requestId, { found });
          return noted.ok ? ok({}) : noted;
        }),
      forget: ({ requestId }) =>
        atWork(async () => {
          const forgotten = await requests.change((all) => all.filter((one) => one.requestId !== requestId));
          if (!forgotten.ok) return forgotten;
          // What stays for want of a disk goes with the next one.
          await requests.tidy().catch(refusalOf);
          return ok({});
        }),
      ...handInFiles(hub, atHub),
    },
  };
}
