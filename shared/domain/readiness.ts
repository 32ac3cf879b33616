/**
 * What a device needs for an exam, and how it stands: said the day before, where it still can be put right. What a device
 * cannot know is said to be unknown, and never taken for good. Pure.
 */
import type { FileState } from './files/file-state';

/** A clock that differs less than this harms nobody. */
export const clockToleratedMs = 2 * 60_000;
/** Less than half, and not being charged, does not last a day of exams. */
export const batteryEnough = 0.5;
/** What changed in the planning since may not be here. */
export const contactFreshMs = 24 * 60 * 60_000;

export type FilesReady = { readonly all: number; readonly missing: number };

export type ReadinessFacts = {
  readonly nowMs: number;
  readonly plannedAtMs: number;
  /** Whether what is examined, and by which rule, is on this device whole. */
  readonly isLoaded: boolean;
  readonly candidates: number;
  /** Who examines: until when the hub vouches for their key here, in milliseconds since 1970; null: no PIN here. */
  readonly examiners: readonly { readonly name: string; readonly validUntilMs: number | null }[];
  /** Null: not looked at, or not all of them. */
  readonly documents: FilesReady | null;
  /** What candidates linked to it in their portfolios; null: not looked at, or not all of it. */
  readonly evidence: FilesReady | null;
  /** Changes and files that the hub lacks. */
  readonly waiting: number;
  readonly lastContactMs: number | null;
  /** How far the clock here is ahead of the hub's; null: never measured. */
  readonly clockSkewMs: number | null;
  /** Null: could not be asked. */
  readonly disk: { readonly freeBytes: number; readonly mayStartExam: boolean } | null;
  /** Null: this device does not tell. */
  readonly battery: { readonly level: number; readonly isCharging: boolean } | null;
  /** How many the system has; null: this device does not tell. */
  readonly printers: number | null;
};

export type ReadinessAbout =
  | 'exam'
  | 'people'
  | 'documents'
  | 'evidence'
  | 'hand-in'
  | 'clock'
  | 'disk'
  | 'battery'
  | 'printer';

/** `unknown`: nobody can say from here; it is for a person to look at. */
export type ReadinessState = 'ready' | 'attention' | 'unknown';

export type ReadinessLine = {
  readonly about: ReadinessAbout;
  readonly state: ReadinessState;
  /** Which sentence tells it: key under `about`. */
  readonly says: string;
};

type Judge = (facts: ReadinessFacts) => Omit<ReadinessLine, 'about'>;

const ready = (says: string) => ({ state: 'ready', says }) as const;
const attention = (says: string) => ({ state: 'attention', says }) as const;
const unknown = (says: string) => ({ state: 'unknown', says }) as const;

/** Whether a file in this state is one that is not here. */
export const isLacking = (state: FileState): boolean => state === 'away' || state === 'fetching';

/**
 * @param states of the files that are needed; undefined while it is not known which those are
 * @returns null where nobody can say: one that was not looked at may be missing
 */
export const filesReady = (states: readonly FileState[] | undefined): FilesReady | null =>
  !states || states.includes('unknown')
    ? null
    : { all: states.length, missing: states.filter(isLacking).length };

const ofFiles = (files: FilesReady | null) => {
  if (!files) return unknown('unknown');
  if (files.all === 0) return ready('none');
  return files.missing === 0 ? ready('here') : attention('missing');
};

/** Names of those whose key the hub does not vouch for up to the exam, or who have none here. */
export const notVouchedFor = ({ examiners, plannedAtMs, nowMs }: ReadinessFacts): readonly string[] =>
  examiners
    .filter((one) => one.validUntilMs !== null && one.validUntilMs < Math.max(plannedAtMs, nowMs))
    .map(({ name }) => name);
export const withoutPin = ({ examiners }: ReadinessFacts): readonly string[] =>
  examiners.filter(({ validUntilMs }) => validUntilMs === null).map(({ name }) => name);

const judges: Readonly<Record<ReadinessAbout, Judge>> = {
  exam: ({ isLoaded, candidates }) => {
    if (!isLoaded) return attention('missing');
    return candidates === 0 ? attention('nobody') : ready('here');
  },
  people: (facts) => {
    if (withoutPin(facts).length > 0) return attention('no-pin');
    return notVouchedFor(facts).length > 0 ? attention('ends') : ready('here');
  },
  documents: ({ documents }) => ofFiles(documents),
  evidence: ({ evidence }) => ofFiles(evidence),
  'hand-in': ({ waiting, lastContactMs, nowMs }) => {
    if (lastContactMs === null) return attention('never');
    if (waiting > 0) return attention('waiting');
    return nowMs - lastContactMs > contactFreshMs ? attention('long-ago') : ready('done');
  },
  clock: ({ clockSkewMs }) => {
    if (clockSkewMs === null) return unknown('unknown');
    if (Math.abs(clockSkewMs) <= clockToleratedMs) return ready('right');
    return attention(clockSkewMs > 0 ? 'fast' : 'slow');
  },
  disk: ({ disk }) => {
    if (!disk) return unknown('unknown');
    return disk.mayStartExam ? ready('room') : attention('full');
  },
  battery: ({ battery }) => {
    if (!battery) return unknown('unknown');
    if (battery.isCharging) return ready('charging');
    return battery.level >= batteryEnough ? ready('enough') : attention('low');
  },
  printer: ({ printers }) => {
    if (printers === null) return unknown('unknown');
    return printers === 0 ? attention('none') : ready('here');
  },
};

const order = Object.keys(judges) as readonly ReadinessAbout[];
const rank: Readonly<Record<ReadinessState, number>> = { attention: 0, unknown: 1, ready: 2 };

/** What asks for something comes first, then what a person has to look at, then what is in order. */
export const judgeReadiness = (facts: ReadinessFacts): readonly ReadinessLine[] =>
  order
    .map((about) => ({ about, ...judges[about](facts) }))
    .toSorted((a, b) => rank[a.state] - rank[b.state]);
