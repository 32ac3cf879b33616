/**
 * What main answers while the device is handed to a candidate: one line per call and state, asked at the one door to main
 * (`src-main/services/door`). Their window needs the view, their own portfolio and its files, and nothing that leads elsewhere.
 * docs/RIGHTS.md shows it beside what a locked device answers.
 */
import type { contracts } from './host';

/** `theirs`: main looks at what is asked, and answers where it is about this candidate. */
type AnsweredHanded = 'yes' | 'no' | 'theirs';

type Lines = {
  readonly [C in keyof typeof contracts]: Readonly<
    Record<
      (keyof (typeof contracts)[C]['calls'] | keyof (typeof contracts)[C]['states']) & string,
      AnsweredHanded
    >
  >;
};

export const whileHanded: Lines = {
  journal: {
    append: 'theirs',
    stage: 'no',
    appendStaged: 'no',
    read: 'yes',
    readLines: 'yes',
    head: 'yes',
  },
  sync: { syncNow: 'yes', devices: 'no', audit: 'no', status: 'yes' },
  files: {
    save: 'no',
    preview: 'no',
    sealFile: 'no',
    checkSeal: 'no',
    checkRecord: 'no',
    getBody: 'yes',
  },
  bodies: {
    begin: 'yes',
    append: 'yes',
    finish: 'yes',
    abandon: 'yes',
    read: 'theirs',
    fetch: 'yes',
    save: 'no',
    transfers: 'yes',
  },
  device: {
    enrol: 'no',
    cacheKey: 'yes',
    storageHealth: 'yes',
    makeRoom: 'yes',
    printers: 'no',
    keepPlace: 'no',
    lastPlace: 'no',
    profile: 'yes',
  },
  people: {
    begin: 'no',
    unlock: 'yes',
    lock: 'yes',
    handOver: 'no',
    changePin: 'no',
    confirm: 'no',
    people: 'yes',
  },
  identity: { start: 'no', cancel: 'no', finish: 'no', attempt: 'yes' },
  desktop: { pageShows: 'yes', takeRequest: 'no' },
  typed: { keep: 'theirs', read: 'theirs' },
  drafts: { read: 'no', keep: 'no', discard: 'no', setAside: 'no', kept: 'yes', broken: 'yes' },
  catalogue: {
    ask: 'no',
    dossier: 'no',
    noteFound: 'no',
    forget: 'no',
    files: 'no',
    addPiece: 'no',
    addFile: 'no',
    removeFile: 'no',
    requests: 'yes',
  },
  resultFolder: { choose: 'no', setKinds: 'no', stop: 'no', missing: 'no', put: 'no', status: 'yes' },
  update: { check: 'no', take: 'no', fromFolder: 'no', install: 'no', status: 'yes' },
};

const table: Readonly<Record<string, Readonly<Record<string, AnsweredHanded>>>> = whileHanded;

/** Whether the door lets the request `contract.name` in while a candidate has the device; what no contract has stays out. */
export function mayPassHanded(path: string): boolean {
  const [contract = '', name = '', ...more] = path.split('.');
  if (more.length > 0 || !Object.hasOwn(table, contract)) return false;
  const lines = table[contract] ?? {};
  return Object.hasOwn(lines, name) && lines[name] !== 'no';
}
