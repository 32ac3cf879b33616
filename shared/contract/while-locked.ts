/**
 * What main answers while nobody works on a device of a centre: one line per call and state, asked at the one door to
 * main (`src-main/services/door`). A device that belongs to nobody has nobody to protect and answers everything.
 * docs/RIGHTS.md says why each stands where it does.
 */
import type { contracts } from './host';

/**
 * `always`: the shell needs it to get somebody in, to hand in, or to keep what was given; or it tells and does nothing.
 * `at-work`: only while somebody works here. `at-work-or-empty`: also where nobody could unlock any more.
 */
export type Answered = 'always' | 'at-work' | 'at-work-or-empty';

type Lines = {
  readonly [C in keyof typeof contracts]: Readonly<
    Record<(keyof (typeof contracts)[C]['calls'] | keyof (typeof contracts)[C]['states']) & string, Answered>
  >;
};

export const whileLocked: Lines = {
  journal: {
    append: 'always',
    stage: 'at-work',
    appendStaged: 'at-work',
    read: 'always',
    readLines: 'always',
    head: 'always',
  },
  sync: { syncNow: 'always', devices: 'at-work', audit: 'at-work', status: 'always' },
  files: {
    save: 'at-work',
    preview: 'at-work',
    sealFile: 'at-work',
    checkSeal: 'always',
    checkRecord: 'always',
    getBody: 'always',
  },
  bodies: {
    begin: 'at-work',
    append: 'at-work',
    finish: 'at-work',
    abandon: 'at-work',
    read: 'at-work',
    fetch: 'at-work',
    save: 'at-work',
    transfers: 'always',
  },
  device: {
    enrol: 'at-work-or-empty',
    cacheKey: 'always',
    storageHealth: 'always',
    makeRoom: 'always',
    printers: 'at-work',
    keepPlace: 'always',
    lastPlace: 'always',
    profile: 'always',
  },
  people: {
    begin: 'always',
    unlock: 'always',
    lock: 'always',
    handOver: 'at-work',
    changePin: 'always',
    confirm: 'at-work',
    people: 'always',
  },
  identity: { start: 'always', cancel: 'always', finish: 'always', attempt: 'always' },
  desktop: { pageShows: 'always', takeRequest: 'always' },
  typed: { keep: 'at-work', read: 'at-work' },
  drafts: {
    read: 'at-work',
    keep: 'at-work',
    discard: 'at-work',
    setAside: 'at-work',
    kept: 'always',
    broken: 'always',
  },
  catalogue: {
    ask: 'at-work',
    dossier: 'at-work',
    noteFound: 'at-work',
    forget: 'at-work',
    files: 'at-work',
    addPiece: 'at-work',
    addFile: 'at-work',
    removeFile: 'at-work',
    requests: 'always',
  },
  resultFolder: {
    choose: 'at-work',
    setKinds: 'at-work',
    stop: 'at-work',
    missing: 'at-work',
    put: 'at-work',
    status: 'always',
  },
  update: { check: 'at-work', take: 'at-work', fromFolder: 'at-work', install: 'at-work', status: 'always' },
};

/** Who is at a device, as far as the door asks. */
export type Standing = {
  readonly belongsToCentre: boolean;
  readonly isAtWork: boolean;
  /** Somebody has a PIN here that may still be tried. */
  readonly canUnlock: boolean;
};

/** Whether a request that is answered so may pass. */
export function mayPass(answered: Answered, { belongsToCentre, isAtWork, canUnlock }: Standing): boolean {
  if (answered === 'always' || !belongsToCentre || isAtWork) return true;
  return answered === 'at-work-or-empty' && !canUnlock;
}

const table: Readonly<Record<string, Readonly<Record<string, Answered>>>> = whileLocked;

/** How a request `contract.name` is answered; null for one that no contract has. */
export function answeredOf(path: string): Answered | null {
  const [contract = '', name = '', ...more] = path.split('.');
  if (more.length > 0 || !Object.hasOwn(table, contract)) return null;
  const lines = table[contract] ?? {};
  return Object.hasOwn(lines, name) ? (lines[name] ?? null) : null;
}
