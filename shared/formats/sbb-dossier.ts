/**
 * Reads one `dossier` of an SBB file: crebo codes with their dates, the base part, and the profiles. The texts about
 * the profession and the accountability part are not for assessing and are left where they are.
 */
import { creboPattern } from '../domain/crebo-code';
import type { FileCode, FileProfile, FileWarning, QualificationFile } from '../domain/qualification-file';
import { parsePlainText } from './plain-text';
import { readCoreTasks } from './sbb-core-task';
import {
  readName,
  readNumbers,
  type SbbScope,
  textLimits,
  warn,
  warnOfOthers,
  withinLimit,
} from './sbb-scope';
import { attribute, childNamed, childrenNamed, type XmlNode } from './xml-node';

const expectedInDossier = new Set([
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
  const profileNodes = childrenNamed(childNamed(node, 'profielen') ?? empty(node), 'profiel');
  const scope: SbbScope = {
    fileKey: key,
    profileKey: null,
    at: '',
    profileKeys: new Set(profileNodes.map((profile) => attribute(profile, 'nr')).filter((nr) => nr !== '')),
    usedKeys: new Set(),
    knowledgeByKey,
    competenceCodesByKey,
    warnings,
  };
  if (key === '') warn(scope, 'key-missing', node.line, node.name);
  warnOfOthers(scope, node, expectedInDossier);
  readKnowledge(scope, node, knowledgeByKey);
  const status = attribute(node, 'status');
  if (status !== '' && status !== 'Vastgesteld') warn(scope, 'file-not-established', node.line, status);
  if (profileNodes.length === 0) warn(scope, 'file-without-profile', node.line, key);

  const base = childNamed(node, 'basis');
  const tasks = base && childNamed(base, 'basistaken');
  if (base) warnOfOthers(scope, base, new Set(['basistaken']));
  if (tasks) warnOfOthers(scope, tasks, new Set(['basiskerntaken']));
  const baseCoreTasks = readCoreTasks(scope, tasks && childNamed(tasks, 'basiskerntaken'), 'B1');
  return {
    key,
    title: readName(scope, node),
    codes: readCodes(scope, childNamed(node, 'dossiercrebos'), 'dossiercrebo'),
    baseCoreTasks,
    profiles: readProfiles(scope, profileNodes, baseCoreTasks.length),
    line: node.line,
  };
}

const empty = (node: XmlNode): XmlNode => ({ ...node, children: [] });

function readKnowledge(scope: SbbScope, node: XmlNode, knowledgeByKey: Map<string, string>): void {
  for (const list of childrenNamed(node, 'kennisenvaardigheden'))
    for (const item of list.children) {
      const key = attribute(item, 'nr');
      const sentence = parsePlainText(attribute(item, 'titel')).text;
      if (item.name !== 'kennisofvaardigheid') warn(scope, 'element-skipped', item.line, item.name);
      else if (key === '') warn(scope, 'key-missing', item.line, item.name);
      else if (sentence === '') warn(scope, 'name-missing', item.line, item.name);
      else if (knowledgeByKey.has(key)) warn(scope, 'key-repeated', item.line, key);
      else knowledgeByKey.set(key, withinLimit(scope, sentence, textLimits.knowledge, item.line));
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
    const codes = readCodes(scope, childNamed(node, 'creboinformatie'), 'crebo');
    if (codes.length === 0) warn(scope, 'profile-without-code', node.line, part);
    const coreTasks = readCoreTasks(scope, childNamed(node, 'profielkerntaken'), part);
    if (coreTasks.length + baseCount === 0) warn(scope, 'profile-without-core-task', node.line, part);
    return {
      key,
      name: readName(scope, node),
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
    const code = node.text.trim();
    if (code === '') continue;
    if (!creboPattern.test(code)) {
      warn(scope, 'code-malformed', node.line, code.slice(0, 40));
      continue;
    }
    const validFrom = readDay(scope, node, 'Geldig_vanaf');
    if (codes.some((other) => other.code === code && other.validFrom === validFrom)) {
      warn(scope, 'code-repeated', node.line, code);
      continue;
    }
    const intakeEnd = readDay(scope, node, 'Datum_einde_instroom');
    codes.push({ code, validFrom, intakeEnd, trainingEnd: readDay(scope, node, 'Datum_einde_opleiding') });
  }
  return codes;
}

/** A day as `dd-mm-yyyy`; blank is open. */
function readDay(scope: SbbScope, node: XmlNode, name: string): string | null {
  const text = attribute(node, name);
  if (text === '') return null;
  const [, day, month, year] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text) ?? [];
  if (day && month && year) {
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const parsed = new Date(`${iso}T00:00:00Z`);
    if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso)) return iso;
  }
  warn(scope, 'date-unreadable', node.line, `${name} ${text.slice(0, 40)}`);
  return null;
}
