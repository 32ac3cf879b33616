/**
 * Every version of the portfolios that the journal holds, as far as who added it and whose it is, and which files it names. Read when somebody first asks,
 * and followed from there: only a device in the hands of a candidate asks. First loads stay closed but for the blocks asked about.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import { readChange, type SignedChange } from '../../shared/protocol/change';
import { type LoadIndex, openFirstLoad } from '../../shared/protocol/first-load';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { type Added, readAdded } from '../../shared/protocol/read-added';
import type { BodyStore } from '../bodies/body-store';
import type { Journal } from '../journal/journal';
import type { Follower } from './follower';

export type AddedVersion = Added & {
  /** Made on this device: recorded once more it is the same. */
  readonly isMade: boolean;
};
export type VersionsOf = (type: string, subjectId: string) => Promise<ReadonlyMap<ChangeId, AddedVersion>>;
export type AddedVersions = {
  readonly versionsOf: VersionsOf;
  /** Whether evidence of one of these people ever named this file, or has it as its small picture. */
  readonly isFileOf: (ids: readonly string[], digest: string) => Promise<boolean>;
};

export type AddedVersionsParts = {
  readonly journal: Pick<Journal, 'head' | 'read'>;
  readonly bodies: Pick<BodyStore, 'get'>;
  readonly follower: Pick<Follower, 'makers'>;
};

type FirstLoadEntry = Extract<JournalEntry, { kind: 'first-load' }>;
type Named = { readonly seq: number };

const pageSize = 250;
const evidence = 'portfolio-evidence';

const without = <Change extends Named>(changes: readonly Change[], unproved: readonly Named[]): Change[] => {
  const seqs = new Set(unproved.map(({ seq }) => seq));
  return changes.filter(({ seq }) => !seqs.has(seq));
};

/** Y19: what nothing proves is nobody's version. */
function changesIn(entry: JournalEntry): readonly SignedChange[] {
  if (entry.kind === 'own') return [entry.change];
  if (entry.kind === 'proved') return entry.changes;
  return entry.kind === 'pulled' ? without(entry.changes, entry.unproved ?? []) : [];
}

type Found = {
  readonly key: string;
  readonly changeId: ChangeId;
  readonly version: AddedVersion;
  readonly files: readonly string[];
};

function readVersion(signed: SignedChange, isMade: boolean): Found | null {
  // Most changes are marks: they are not parsed.
  const change = signed.text.includes('"portfolio-') ? readChange(signed) : null;
  const added = change && readAdded(change);
  if (!added) return null;
  const { type, subjectId, changeId } = change;
  const files = type === evidence ? change.attachments.map(({ digest }) => digest) : [];
  return { key: `${type} ${subjectId}`, changeId, version: { ...added, isMade }, files };
}

export function createAddedVersions({ journal, bodies, follower }: AddedVersionsParts): AddedVersions {
  const versions = new Map<string, Map<ChangeId, AddedVersion>>();
  /** By person and digest. */
  const files = new Set<string>();
  const loads: FirstLoadEntry[] = [];
  /** How many of those had all of their evidence read. */
  let readWhole = 0;
  let position = 0;

  const note = (signed: SignedChange, isMade: boolean): void => {
    const found = readVersion(signed, isMade);
    if (!found) return;
    const known = versions.get(found.key) ?? new Map<ChangeId, AddedVersion>();
    versions.set(found.key, known);
    for (const digest of found.files) files.add(`${found.version.participantId} ${digest}`);
    // The hub tells a device of its own changes, too.
    if (!known.has(found.changeId)) known.set(found.changeId, found.version);
  };
  const catchUp = async (): Promise<void> => {
    while (position < journal.head().position) {
      const page = await journal.read(position + 1, pageSize);
      if (page.length === 0) return;
      for (const { position: at, entry } of page) {
        for (const signed of changesIn(entry)) note(signed, entry.kind === 'own');
        if (entry.kind === 'first-load') loads.push(entry);
        position = at;
      }
    }
  };
  const readLoad = async (
    { digest, unproved = [] }: FirstLoadEntry,
    blocksIn: (load: LoadIndex) => LoadIndex['blocks'],
  ) => {
    const body = await bodies.get(digest);
    const load = body.ok ? await openFirstLoad(body.value, firstLoadPorts) : null;
    for (const block of load ? blocksIn(load) : []) {
      const changes = (await load?.read(block)) ?? [];
      for (const signed of without(changes, [...unproved, ...follower.makers().unproved]))
        note(signed, false);
    }
  };
  const readEvidence = async (): Promise<void> => {
    for (; readWhole < loads.length; readWhole += 1) {
      const load = loads[readWhole];
      if (load) await readLoad(load, ({ blocks }) => blocks.filter((one) => one.subjectType === evidence));
    }
  };

  let last: Promise<unknown> = Promise.resolve();
  /** One question at a time: both read on from where the one before ended. */
  const inTurn = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = last.then(ask);
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    versionsOf: (type, subjectId) =>
      inTurn(async () => {
        await catchUp();
        for (const load of loads) await readLoad(load, (one) => one.blocksOf(type, subjectId));
        return versions.get(`${type} ${subjectId}`) ?? new Map();
      }),
    isFileOf: (ids, digest) =>
      inTurn(async () => {
        await catchUp();
        await readEvidence();
        return ids.some((id) => files.has(`${id} ${digest}`));
      }),
  };
}
