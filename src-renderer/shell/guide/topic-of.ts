/** Which topic, and which part of it, helps on a screen. Pure. */
import type { Audience } from './audience';

/** `part` is null where the whole topic is about the screen. */
export type GuidePlace = { readonly topic: string; readonly part: string | null };

type Line = readonly [address: RegExp, topic: string, part?: string];

/** By the first line that fits: an address stands before the one that it begins with. */
const office: readonly Line[] = [
  [/^\/start/, 'centre', 'first'],
  [/^\/qualifications\/catalogue/, 'qualifications', 'codes'],
  [/^\/qualifications\/import/, 'qualifications', 'import'],
  [/^\/qualifications\/[^/]+\/edit/, 'qualifications', 'add'],
  [/^\/qualifications\/[^/]+\/versions/, 'qualifications', 'publish'],
  [/^\/qualifications\/[^/]+\/documents/, 'qualifications', 'documents'],
  [/^\/(qualifications|competences|structure)/, 'qualifications'],
  [/^\/participants\/keeping/, 'keeping'],
  [/^\/participants\/import/, 'people', 'import'],
  [/^\/participants\/new/, 'people', 'by-hand'],
  [/^\/participants\/runs?$/, 'people', 'run'],
  [/^\/participants\/groups/, 'people', 'groups'],
  [/^\/participants\/duplicates/, 'people', 'duplicates'],
  [/^\/participants\/[^/]+\/portfolio/, 'people', 'portfolio'],
  [/^\/participants/, 'people'],
  [/^\/planning\/bulk/, 'planning', 'bulk'],
  [/^\/planning\/lists/, 'planning', 'lists'],
  [/^\/planning\/new/, 'planning', 'plan'],
  [/^\/planning\/week/, 'planning', 'plan'],
  [/^\/planning\/[^/]+\/(change|swap)/, 'planning', 'change'],
  [/^\/planning/, 'planning'],
  [/^\/results\/figures/, 'results', 'figures'],
  [/^\/results/, 'results'],
  [/^\/staff/, 'centre', 'staff'],
  [/^\/devices/, 'centre', 'devices'],
  [/^\/audit/, 'centre', 'log'],
  [/^\/settings/, 'centre', 'settings'],
];
/** Who sees all results has an overview of them, and lists without a way to plan. */
const onlookers: readonly Line[] = [
  [/^\/start/, 'results', 'trouble'],
  [/^\/results\/figures/, 'results', 'figures'],
  [/^\/results/, 'results'],
];
const everybody: readonly Line[] = [
  [/^\/exam\/[^/]+\/ready/, 'today', 'ready'],
  [/^\/exam\/[^/]+\/candidate/, 'today', 'identity'],
  [/^\/exam\/[^/]+\/mark/, 'marking'],
  [/^\/exam\/[^/]+\/review/, 'signing'],
  [/^\/exam\/[^/]+\/sheet/, 'sheet'],
  [/^\/results/, 'sheet'],
  [/^\/conflicts/, 'trouble', 'conflicts'],
  [/^\/sync/, 'handing-in'],
  [/^\/file/, 'sheet', 'file'],
  [/^\/settings/, 'begin', 'display'],
  [/^\/$/, 'today'],
];

/** @returns null where nothing of the guide is about the screen: then all topics are shown */
export function topicOf(pathname: string, audience: Audience): GuidePlace | null {
  const own = { office, 'looks-on': onlookers, examines: [] }[audience];
  const line = [...own, ...everybody].find(([address]) => address.test(pathname));
  return line ? { topic: line[1], part: line[2] ?? null } : null;
}
