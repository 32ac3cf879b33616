/**
 * What the guide tells, in its order: by hand of whoever examines, then of the office, then what is for everybody. Texts stand in
 * `assets/locales/<language>/guide.json` under the same names, pictures in `assets/guide/<language>`.
 */
import type { Staff } from '../../../shared/records/staff';
import { audienceOf } from './audience';

/** In the order in which they stand. */
export const topicGroups = ['exam', 'office', 'always'] as const;

export type Topic = {
  /** Name of its texts and of its picture. */
  readonly key: string;
  readonly group: (typeof topicGroups)[number];
  readonly parts: readonly string[];
  /** Address of the screen that it is about; null where that hangs on a candidate. */
  readonly screen: string | null;
  /** What somebody may want to read next. */
  readonly also: readonly string[];
};

export const topics: readonly Topic[] = [
  {
    key: 'begin',
    group: 'exam',
    parts: ['device', 'first', 'lock', 'forgotten', 'display'],
    screen: '/settings',
    also: ['today', 'trouble'],
  },
  {
    key: 'today',
    group: 'exam',
    parts: ['find', 'identity', 'moment', 'several', 'ready'],
    screen: '/',
    also: ['marking', 'away', 'take-over'],
  },
  {
    key: 'marking',
    group: 'exam',
    parts: ['answer', 'remark', 'evidence', 'critical', 'change', 'keys'],
    screen: null,
    also: ['away', 'signing'],
  },
  {
    key: 'away',
    group: 'exam',
    parts: ['unseen', 'not-applicable', 'absent', 'stopped'],
    screen: null,
    also: ['marking', 'planning'],
  },
  {
    key: 'signing',
    group: 'exam',
    parts: ['review', 'stale', 'sign', 'after'],
    screen: null,
    also: ['handing-in', 'sheet'],
  },
  {
    key: 'handing-in',
    group: 'exam',
    parts: ['by-itself', 'receipt', 'offline', 'refused'],
    screen: '/sync',
    also: ['trouble', 'signing'],
  },
  {
    key: 'take-over',
    group: 'exam',
    parts: ['when', 'how', 'both'],
    screen: '/',
    also: ['today', 'signing'],
  },
  {
    key: 'sheet',
    group: 'exam',
    parts: ['open', 'save', 'print', 'file'],
    screen: '/results',
    also: ['signing', 'results'],
  },
  {
    key: 'people',
    group: 'office',
    parts: ['import', 'by-hand', 'run', 'groups', 'duplicates', 'portfolio', 'own-page'],
    screen: '/participants',
    also: ['planning', 'keeping'],
  },
  {
    key: 'qualifications',
    group: 'office',
    parts: ['codes', 'import', 'add', 'publish', 'documents', 'activate'],
    screen: '/qualifications',
    also: ['planning', 'people'],
  },
  {
    key: 'planning',
    group: 'office',
    parts: ['plan', 'bulk', 'change', 'resit', 'lists'],
    screen: '/planning',
    also: ['people', 'results'],
  },
  {
    key: 'results',
    group: 'office',
    parts: ['trouble', 'find', 'export', 'sheets', 'figures'],
    screen: '/results',
    also: ['sheet', 'planning'],
  },
  {
    key: 'keeping',
    group: 'office',
    parts: ['term', 'everything', 'hold', 'erase'],
    screen: '/participants/keeping',
    also: ['people', 'sheet'],
  },
  {
    key: 'centre',
    group: 'office',
    parts: ['first', 'settings', 'staff', 'devices', 'log'],
    screen: '/settings',
    also: ['qualifications', 'people', 'planning'],
  },
  {
    key: 'trouble',
    group: 'always',
    parts: ['unsaved', 'stopped', 'full', 'wrong-candidate', 'conflicts', 'lost'],
    screen: null,
    also: ['handing-in', 'begin'],
  },
];

/** Of the office: what whoever sees all results does there, too. */
const lookedOn: ReadonlySet<string> = new Set(['results']);

/** What whoever works here does; before somebody signed in, what concerns everybody. */
export function topicsFor(roles: Staff['roles'] | null): readonly Topic[] {
  const audience = audienceOf(roles ?? []);
  if (audience === 'office') return topics;
  return topics.filter(
    ({ group, key }) => group !== 'office' || (audience === 'looks-on' && lookedOn.has(key)),
  );
}
