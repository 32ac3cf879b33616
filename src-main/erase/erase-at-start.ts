/**
 * Carries out in this device's journal what the hub erased (Y25). By then the device was loaded anew, and no page was told of what
 * was there before; here it goes from the disk: what the hub told before, and the text of what was made here about these people.
 * It waits while something of that is not handed in yet, or is still to be offered to a hub that was put back.
 */
import { attendanceForm } from '../../shared/domain/attendance-form';
import { type Erased, gatherErased, isErased, withPlans } from '../../shared/domain/erased';
import type { ParticipantId, StaffId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import { readChange } from '../../shared/protocol/change';
import { openFirstLoad } from '../../shared/protocol/first-load';
import type { JournalEntry, PositionedEntry } from '../../shared/protocol/journal-entry';
import { namedFilesOf } from '../../shared/protocol/named-files';
import { openDocument } from '../../shared/records/open-record';
import type { BodyFiles } from '../bodies/body-files';
import type { BodyStore } from '../bodies/body-store';
import type { Follower } from '../follow/follower';
import type { Journal, JournalOptions } from '../journal/journal';
import { finishRewriting, replaceJournal, writeNextJournal } from '../journal/rewrite-journal';
import type { TypedTexts } from '../typed/typed-texts';

export type EraseParts = {
  readonly options: JournalOptions;
  readonly journal: Journal;
  readonly follower: Pick<Follower, 'owner' | 'hub' | 'own'>;
  readonly bodies: Pick<BodyStore, 'get' | 'remove'>;
  /** What changes name. */
  readonly files: Pick<BodyFiles, 'remove' | 'forgetFetched'>;
  /** What was typed about them and never recorded; nobody works here yet. */
  readonly typed: Pick<TypedTexts, 'forgetAbout'>;
  /** What the view is sealed with goes, so that nothing of it opens any more; it is built anew. */
  readonly forgetView: () => Promise<void>;
};

type FirstLoadEntry = Extract<JournalEntry, { kind: 'first-load' }>;

const entriesAtOnce = 200;

const fromHub: ReadonlySet<JournalEntry['kind']> = new Set([
  'pulled',
  'proved',
  'first-load',
  'load-checked',
]);

async function entryAt(journal: Journal, position: number): Promise<JournalEntry | null> {
  const [found] = await journal.read(position, 1);
  return found?.entry ?? null;
}

/**
 * What the erasures of the load name; null where one of them cannot be read now, of a later program's or because its bytes are not
 * whole: what it names would stay for ever. One that no version allows was taken by no hub, and names nothing.
 */
async function readErased(
  { bodies }: Pick<EraseParts, 'bodies'>,
  { digest, unproved = [] }: FirstLoadEntry,
): Promise<Erased | null> {
  const body = await bodies.get(digest);
  const load = body.ok ? await openFirstLoad(body.value, firstLoadPorts) : null;
  if (!load) return null;
  const blocks = load.blocks.filter(
    ({ kind, subjectType }) => kind === 'document' && subjectType === 'erasure',
  );
  const read = await Promise.all(blocks.map(load.read));
  // Y19: what nothing proves erases nothing, whatever hub says that somebody asked for it.
  const doubtful = new Set(unproved.map(({ seq }) => seq));
  const opened = read.flat().flatMap((signed) => {
    if (signed && doubtful.has(signed.seq)) return [];
    const change = signed && readChange(signed);
    return [change ? openDocument('erasure', change) : null];
  });
  if (opened.some((one) => one === null || one.state === 'newer')) return null;
  return gatherErased(opened.flatMap((one) => (one?.state === 'read' ? [one.body] : [])));
}

type OwnSide = { readonly erased: Erased; readonly staffIds: readonly StaffId[] };

/**
 * With what was planned here, or went on here, for one of these people when whoever asked did not know of it; and who ever recorded
 * something here.
 */
async function withOwnPlans(journal: Journal, erased: Erased): Promise<OwnSide> {
  const end = journal.head().position;
  const staffIds = new Set<StaffId>();
  let all = erased;
  for (let from = 1; from <= end; from += entriesAtOnce) {
    const page = await journal.read(from, entriesAtOnce);
    const own = page.flatMap(({ entry }) => (entry.kind === 'own' ? (readChange(entry.change) ?? []) : []));
    all = withPlans(all, own);
    for (const { actorId } of own) if (actorId) staffIds.add(actorId);
  }
  return { erased: all, staffIds: [...staffIds] };
}

/** A field names what it is about by its id. Of an exam to which somebody did not come only that goes, and no remark. */
function isFieldAbout({ people, assessments, absences }: Erased): (field: string) => boolean {
  const ids = [...people, ...assessments];
  const attendance = [...absences].map(attendanceForm);
  return (field) => ids.some((id) => field.includes(id)) || attendance.some((form) => field.endsWith(form));
}

const isAbout = (entry: JournalEntry | null, erased: Erased): boolean => {
  const change = entry?.kind === 'own' ? readChange(entry.change) : null;
  return change !== null && isErased(change, erased);
};

async function isWaited({ journal, follower }: EraseParts, erased: Erased): Promise<boolean> {
  for (const { position } of follower.own.waiting())
    if (isAbout(await entryAt(journal, position), erased)) return true;
  return false;
}

/** What an entry becomes; null: it goes. */
export function rewriteEntry(
  { position, entry }: PositionedEntry,
  erasesAt: number,
  erased: Erased,
): JournalEntry | null {
  if (position < erasesAt && fromHub.has(entry.kind)) return null;
  if (entry.kind === 'first-load' && position === erasesAt) {
    const { mustErase, ...kept } = entry;
    return kept;
  }
  const change = entry.kind === 'own' ? readChange(entry.change) : null;
  if (entry.kind !== 'own' || change === null || !isErased(change, erased)) return entry;
  const { changeId, deviceId, deviceSeq } = change;
  const { hash, signature } = entry.change;
  return { kind: 'own-erased', changeId, deviceId, deviceSeq, hash, signature };
}

/** The digests of the loads before, which nothing opens any more. */
async function findOldLoads(journal: Journal, erasesAt: number, kept: string): Promise<ReadonlySet<string>> {
  const digests = new Set<string>();
  for (let from = 1; from < erasesAt; from += entriesAtOnce)
    for (const { entry } of await journal.read(from, Math.min(entriesAtOnce, erasesAt - from)))
      if (entry.kind === 'first-load' && entry.digest !== kept) digests.add(entry.digest);
  return digests;
}

/** Files that nothing but what is erased names. */
async function findErasedFiles(journal: Journal, erased: Erased): Promise<readonly string[]> {
  const end = journal.head().position;
  const [gone, kept] = [new Set<string>(), new Set<string>()];
  for (let from = 1; from <= end; from += entriesAtOnce)
    for (const { entry } of await journal.read(from, entriesAtOnce)) {
      const change = entry.kind === 'own' ? readChange(entry.change) : null;
      for (const { digest } of change ? namedFilesOf(change) : [])
        (change && isErased(change, erased) ? gone : kept).add(digest);
    }
  return [...gone].filter((digest) => !kept.has(digest));
}

/**
 * Before the journal forgets that they were named: cut off in between, they are looked for again. What was fetched goes as a
 * whole: it may be of somebody of whom only the hub told, and can be fetched again by whoever may still see it.
 */
async function eraseFiles({ journal, files }: EraseParts, erased: Erased): Promise<void> {
  for (const digest of await findErasedFiles(journal, erased)) await files.remove(digest);
  await files.forgetFetched();
}

/** @returns whether the journal was written anew: then it is closed, and to be opened again */
export async function eraseAtStart(parts: EraseParts): Promise<Result<boolean>> {
  const { options, journal, follower, bodies } = parts;
  const { erasesAt } = follower.owner();
  if (erasesAt === 0 || follower.hub().hasToOffer || journal.isReadOnly()) return ok(false);
  const load = await entryAt(journal, erasesAt);
  const named = load?.kind === 'first-load' ? await readErased(parts, load) : null;
  if (load?.kind !== 'first-load' || named === null) return ok(false);
  const { erased, staffIds } = await withOwnPlans(journal, named);
  if (await isWaited(parts, erased)) return ok(false);
  const forgotten = await parts.typed.forgetAbout(staffIds, isFieldAbout(erased));
  if (!forgotten.ok) return forgotten;
  // What they typed themselves, on a device that was handed to them.
  const own = await parts.typed.forgetAbout([...erased.people] as ParticipantId[], () => true);
  if (!own.ok) return own;
  await eraseFiles(parts, erased);
  const oldLoads = await findOldLoads(journal, erasesAt, load.digest);
  const written = await writeNextJournal(options, journal, (one) => rewriteEntry(one, erasesAt, erased));
  if (!written.ok) return written;
  await parts.forgetView();
  for (const digest of oldLoads) await bodies.remove(digest);
  await journal.close();
  // Cut off here, too, the one or the other is there: opening it again ends it.
  await replaceJournal(options).catch(() => finishRewriting(options));
  return ok(true);
}
