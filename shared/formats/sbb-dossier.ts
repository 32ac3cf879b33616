/**
 * Reads one `dossier` of an SBB file: crebo codes with their dates, the base part, and the profiles. The texts about
 * the profession and the accountability part are not for assessing and are left where they are.
 */
import { readCreboCode } from '../domain/crebo-code';
import type {
  FileCode,
  FileProfile,
  FileWarning,
  QualificationFile,
  UnreadDate,
} from '../domain/qualification-file';
import { readCoreTasks } from './sbb-core-task';
import { isGuessedDay, readSbbDay } from './sbb-day';
import { excerpt, notTaken, readNumbers, type SbbScope, theOne, warn, warnOfOthers } from './sbb-scope';
import { readTitle, textLimits } from './sbb-text';
import { attribute, attributeName, childrenNamed, childrenOf, wholeText, type XmlNode } from './xml-node';

const expectedInDossier = new Set([
  'voorblad',
  'dossiercrebos',
  'kennisenvaardigheden',
  'categoriekennisenvaardigheden',
  'basis',
  'profielen',
]);

/** Warnings are added to `warnings`; the letters of the competences come from the head of the file. */
export function readDossier(
  node: XmlNode,
  competenceCodesByKey: ReadonlyMap<string, string>,
  warnings: FileWarning[],
): QualificationFile {
  const key = attribute(node, 'nr');
  const knowledgeByKey = new Map<string, string>();
  const outer: SbbScope = {
    fileKey: key,
    profileKey: null,
    at: '',
    profileKeys: new Set(),
    usedKeys: new Set(),
    knowledgeByKey,
    competenceCodesByKey,
    warnings,
  };
  const profileList = theOne(outer, node, 'profielen');
  const profileNodes = profileList ? childrenNamed(profileList, 'profiel') : [];
  const profileKeys = profileNodes.map((profile) => attribute(profile, 'nr')).filter((nr) => nr !== '');
  const scope: SbbScope = { ...outer, profileKeys: new Set(profileKeys) };
  if (key === '') warn(scope, 'key-missing', node.line, node.name);
  warnOfOthers(scope, node, expectedInDossier);
  if (profileList) warnOfOthers(scope, profileList, new Set(['profiel']));
  readKnowledge(scope, node, knowledgeByKey);
  const status = attribute(node, 'status');
  if (status !== '' && status.toLowerCase() !== 'vastgesteld')
    warn(scope, 'file-not-established', node.line, status);
  if (profileNodes.length === 0) warn(scope, 'file-without-profile', node.line, key);
  const baseCoreTasks = readBase(scope, node);
  return {
    key,
    title: readTitle(scope, node, textLimits.name),
    ...readEdition(node),
    codes: readCodes(scope, theOne(scope, node, 'dossiercrebos'), 'dossiercrebo'),
    baseCoreTasks,
    profiles: readProfiles(scope, profileNodes, baseCoreTasks.length),
    line: node.line,
  };
}

/** SBB's own word on which of two files is the newer one. The other texts of the front page are not for assessing. */
function readEdition(node: XmlNode): Pick<QualificationFile, 'establishedOn' | 'edition'> {
  const [front] = childrenNamed(node, 'voorblad');
  const found = front && firstNamed(front, 'vastgesteldop');
  const establishedOn = found ? readSbbDay(wholeText(found).trim()) : null;
  const edition = attribute(node, 'versie').trim().slice(0, 40);
  return { ...(establishedOn ? { establishedOn } : {}), ...(edition === '' ? {} : { edition }) };
}

function firstNamed(node: XmlNode, name: string): XmlNode | null {
  for (const child of childrenOf(node)) {
    const found = child.name === name ? child : firstNamed(child, name);
    if (found) return found;
  }
  return null;
}

function readBase(scope: SbbScope, node: XmlNode): QualificationFile['baseCoreTasks'] {
  const base = theOne(scope, node, 'basis');
  const tasks = base && theOne(scope, base, 'basistaken');
  if (base) warnOfOthers(scope, base, new Set(['basistaken']));
  if (tasks) warnOfOthers(scope, tasks, new Set(['basiskerntaken']));
  return readCoreTasks(scope, tasks && theOne(scope, tasks, 'basiskerntaken'), 'B1');
}

function readKnowledge(scope: SbbScope, node: XmlNode, knowledgeByKey: Map<string, string>): void {
  for (const list of childrenNamed(node, 'kennisenvaardigheden')) {
    warnOfOthers(scope, list, new Set(['kennisofvaardigheid']));
    for (const item of childrenNamed(list, 'kennisofvaardigheid')) {
      const key = attribute(item, 'nr');
      warnOfOthers(scope, item, new Set());
      const sentence = readTitle(scope, item, textLimits.knowledge);
      if (sentence === '') continue;
      if (key === '') warn(scope, 'key-missing', item.line, item.name, notTaken(sentence));
      else if (!knowledgeByKey.has(key)) knowledgeByKey.set(key, sentence);
      else if (knowledgeByKey.get(key) === sentence) warn(scope, 'key-repeated', item.line, key);
      else warn(scope, 'key-repeated', item.line, key, notTaken(sentence));
    }
  }
}

function readProfiles(outer: SbbScope, nodes: readonly XmlNode[], baseCount: number): readonly FileProfile[] {
  const numbers = readNumbers(outer, nodes);
  const seen = new Set<string>();
  return nodes.map((node, index) => {
    const part = `P${numbers[index] ?? index + 1}`;
    const given = attribute(node, 'nr');
    if (given === '') warn(outer, 'key-missing', node.line, node.name);
    else if (seen.has(given)) warn(outer, 'key-repeated', node.line, given);
    const key = given === '' || seen.has(given) ? `${given}/${part}/${index + 1}` : given;
    seen.add(key);
    const scope: SbbScope = { ...outer, profileKey: key };
    warnOfOthers(scope, node, new Set(['omschrijving', 'creboinformatie', 'profielkerntaken']));
    const codes = readCodes(scope, theOne(scope, node, 'creboinformatie'), 'crebo');
    if (codes.length === 0) warn(scope, 'profile-without-code', node.line, part);
    const coreTasks = readCoreTasks(scope, theOne(scope, node, 'profielkerntaken'), part);
    if (coreTasks.length + baseCount === 0) warn(scope, 'profile-without-core-task', node.line, part);
    return {
      key,
      name: readTitle(scope, node, textLimits.name),
      level: attribute(node, 'niveau').slice(0, 40) || null,
      codes,
      coreTasks,
      line: node.line,
    };
  });
}

function readCodes(scope: SbbScope, list: XmlNode | null, name: string): readonly FileCode[] {
  if (!list) return [];
  warnOfOthers(scope, list, new Set([name]));
  const codes: FileCode[] = [];
  for (const node of childrenNamed(list, name)) {
    const text = wholeText(node).trim();
    if (text === '') continue;
    const read = readCreboCode(text);
    if (!read) {
      warn(scope, 'code-malformed', node.line, excerpt(text), notTaken(text));
      continue;
    }
    const { code } = read;
    if (read.isGuess) warn(scope, 'code-guessed', node.line, code, { source: text, reading: [code] });
    const dated = { code, ...readDays(scope, node) };
    if (codes.some((other) => isSameEdition(other, dated))) warn(scope, 'code-repeated', node.line, code);
    else codes.push(dated);
  }
  return codes;
}

const isSameEdition = (one: FileCode, other: FileCode): boolean =>
  one.code === other.code && one.validFrom === other.validFrom && !one.unread && !other.unread;

const dayAttributes = {
  validFrom: 'Geldig_vanaf',
  intakeEnd: 'Datum_einde_instroom',
  trainingEnd: 'Datum_einde_opleiding',
} as const;
/** What else may stand at a code and says nothing about when it is valid. */
const otherAttributes = ['ministerie', 'prijsfactor', 'nr', 'niveau', 'OBK_ID', 'id'];
const knownAttributes = new Set([...Object.values(dayAttributes), ...otherAttributes].map(attributeName));

/** Blank is open; what is there and is no day that can be read is handed on, to be asked. */
function readDays(scope: SbbScope, node: XmlNode): Omit<FileCode, 'code'> {
  const unread: UnreadDate[] = [];
  const read = (field: UnreadDate['field']): string | null => {
    const text = attribute(node, dayAttributes[field]);
    const day = text === '' ? null : readSbbDay(text);
    if (text !== '' && day === null) {
      unread.push({ field, text });
      warn(scope, 'date-unreadable', node.line, `${dayAttributes[field]} ${excerpt(text)}`);
    }
    if (day !== null && isGuessedDay(text, day))
      warn(scope, 'date-guessed', node.line, dayAttributes[field], { source: text, reading: [day] });
    return day;
  };
  for (const [name, value] of Object.entries(node.attributes))
    if (!knownAttributes.has(name) && value.trim() !== '')
      warn(scope, 'attribute-skipped', node.line, `${name} ${excerpt(value)}`, notTaken(value));
  const days = {
    validFrom: read('validFrom'),
    intakeEnd: read('intakeEnd'),
    trainingEnd: read('trainingEnd'),
  };
  return unread.length > 0 ? { ...days, unread } : days;
}
