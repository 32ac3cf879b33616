/**
 * Reads the next part of the journal: page after page, up to its end or as much as is stored at once. A building of
 * the view then opens and seals every row once per part instead of once per page.
 *
 * A device that joins another organisation leaves the data of the one before: a part ends there. A first load is a part
 * of its own: what comes after it is made upon it.
 */
import type { ClientOf, RemoteState } from '../../shared/contract/contract';
import type { JournalHead, journalContract } from '../../shared/contract/journal-contract';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { openLines, type ReadLine } from '../../shared/protocol/journal-lines';
import type { StateRow } from './database';
import { type BodySource, entriesToSteps } from './entries-to-steps';
import type { IncomingLoad } from './loads/incoming-load';
import type { Step } from './projection';

/** Entries per read: large enough to build fast, small enough that one answer is no burden. */
const entriesPerPage = 2000;
/** Bounds the memory that one part takes. */
const stepsPerPart = 50_000;

export type JournalSource = Pick<ClientOf<typeof journalContract>, 'readLines'> & {
  readonly head: Pick<RemoteState<JournalHead>, 'read'>;
};

export type Part = {
  readonly steps: readonly Step[];
  readonly unreadTexts: number;
  readonly epoch: string | null;
  /** The first load that this part is; null for any other. */
  readonly load: IncomingLoad | null;
  readonly reached: Pick<StateRow, 'position' | 'hash' | 'organisationId'>;
  readonly head: JournalHead;
  /** What follows belongs to another organisation. */
  readonly isLeft: boolean;
};

type OrganisationId = StateRow['organisationId'];

/** The first entries that belong to one organisation, and which; none when the very first joins another one. */
function takeOfOneOrganisation(entries: readonly ReadLine[], before: OrganisationId) {
  let organisationId = before;
  for (const [index, { entry }] of entries.entries()) {
    if (entry.kind !== 'enrolled' || entry.organisationId === organisationId) continue;
    if (organisationId !== null) return { taken: entries.slice(0, index), organisationId };
    organisationId = entry.organisationId;
  }
  return { taken: entries, organisationId };
}

/** The entries before a first load, or that alone where nothing goes before it. */
function takeUpToLoad(
  entries: readonly ReadLine[],
  isBegun: boolean,
): { readonly entries: readonly ReadLine[]; readonly isEnd: boolean } {
  const at = entries.findIndex(({ entry }) => entry.kind === 'first-load');
  if (at < 0) return { entries, isEnd: false };
  return { entries: at > 0 || isBegun ? entries.slice(0, at) : entries.slice(0, 1), isEnd: true };
}

type Reached = Pick<StateRow, 'position' | 'organisationId'>;

/** The entries of a page that belong to this part, how far they reach, and whether the part ends with them. */
function takePage(
  opened: readonly ReadLine[],
  from: Reached,
  { position, organisationId: before }: Reached,
  head: JournalHead,
) {
  const { entries, isEnd: isAtLoad } = takeUpToLoad(opened, position > from.position);
  const { taken, organisationId } = takeOfOneOrganisation(entries, before);
  const reached = taken.at(-1)?.position ?? position;
  const isLeft = taken.length < entries.length;
  const isEnd = isLeft || isAtLoad || entries.length === 0 || reached >= head.position;
  return { taken, reached, organisationId: taken.length > 0 ? organisationId : before, isLeft, isEnd };
}

/**
 * Reads pages one behind the other. The next one is asked for while this one is followed: host and worker work side by
 * side, which is what somebody waits for when hundreds of thousands of entries are read anew.
 */
function createPages(journal: JournalSource) {
  type Page = ReturnType<JournalSource['readLines']>;
  let ahead: { readonly from: number; readonly page: Page } | null = null;
  const ask = (from: number): Page => journal.readLines({ from, limit: entriesPerPage });
  return {
    readFrom: (from: number): Page => (ahead?.from === from ? ahead.page : ask(from)),
    askAhead: (from: number): void => {
      const page = ask(from);
      // Whoever reads on hears of it; where nobody does, it is nobody's trouble.
      page.catch(() => undefined);
      ahead = { from, page };
    },
  };
}

/** @param onRead told after every page, with the position it ends at and the end of the journal */
export async function readPart(
  journal: JournalSource,
  bodies: BodySource,
  from: StateRow,
  epoch: string | null,
  onRead: (position: number, head: JournalHead) => void,
): Promise<Result<Part>> {
  const pages = createPages(journal);
  const steps: Step[] = [];
  let { position, organisationId } = from;
  let current = epoch;
  let unreadTexts = 0;
  for (;;) {
    const answer = await pages.readFrom(position + 1);
    if (!answer.ok) return answer;
    const { first, lines, head } = answer.value;
    const opened = openLines(first, lines);
    if (!opened) return err(problem('internal', { path: 'journal.readLines', logId: 'answer' }));
    const { taken, reached, isLeft, isEnd, ...page } = takePage(
      opened,
      from,
      { position, organisationId },
      head,
    );
    // Nearly every entry is a step: a part that is full with this page asks for no other.
    if (!isEnd && steps.length + taken.length < stepsPerPart) pages.askAhead(reached + 1);
    const read = await entriesToSteps(taken, bodies, current, from.loads.length === 0);
    if (!read.ok) return read;
    for (const step of read.value.steps) steps.push(step);
    unreadTexts += read.value.unreadTexts;
    current = read.value.epoch;
    position = reached;
    organisationId = page.organisationId;
    if (isEnd || steps.length >= stepsPerPart) {
      const hash = position === head.position ? head.hash : null;
      const { load } = read.value;
      const part = { steps, unreadTexts, epoch: current, load, head, isLeft };
      return ok({ ...part, reached: { position, hash, organisationId } });
    }
    onRead(position, head);
  }
}
