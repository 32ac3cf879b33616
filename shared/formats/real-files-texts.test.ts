/**
 * The real qualification files text by text: every name, text, sentence, indicator and letter of every qualification
 * equals what is extracted here anew, with searches over the raw XML and none of the reader's parts. The files are no
 * part of the repository; where they are absent the test is skipped, and says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, decideImport } from '../domain/decide-import';
import { newId } from '../kernel/ids';
import { standardCompetences } from '../records/standard-competences';
import { blobSource, readSbbXml } from './sbb-xml';

const folder = resolve(import.meta.dirname, '../../../shared/data/sbb-kwalificatiedossiers');
const files = ['2635_Pedagogisch_Werk.xml', '2755_Dienstverlening.xml'];
const isThere = files.every((name) => existsSync(resolve(folder, name)));
if (!isThere) console.log('skipped: the real qualification files are not beside this repository');

const decode = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_all, n: string) => String.fromCodePoint(Number(n)))
    .replace(/&#x([0-9a-f]+);/gi, (_all, n: string) => String.fromCodePoint(Number.parseInt(n, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The content of the first `<name …>` up to its own end; one of the same name may lie in it. */
const inner = (xml: string, name: string): string => {
  const marks = [...xml.matchAll(new RegExp(`<(/?)${name}(?:\\s[^>]*?)?(/?)>`, 'g'))];
  const first = marks[0];
  if (!first || first[2] === '/') return '';
  let depth = 0;
  for (const mark of marks) {
    if (mark[2] !== '/') depth += mark[1] === '/' ? -1 : 1;
    if (depth === 0) return xml.slice(first.index + first[0].length, mark.index);
  }
  return '';
};
const all = (xml: string, name: string): readonly { readonly tag: string; readonly body: string }[] =>
  [...xml.matchAll(new RegExp(`<${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</${name}>)`, 'g'))].map(
    ([, tag, body]) => ({
      tag: tag ?? '',
      body: body ?? '',
    }),
  );
const attributeOf = (tag: string, name: string): string =>
  decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** Raw text with CDATA, without what stands in elements of its own. */
const plain = (xml: string): string => {
  const pieces = xml.split(/<!\[CDATA\[([\s\S]*?)\]\]>/);
  const text = pieces
    .map((piece, i) => (i % 2 === 1 ? piece : decode(piece.replace(/<[^>]*>/g, ''))))
    .join('');
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

/** A text of the file and what it adds for one profile. */
const textFor = (parent: string, name: string, content: string, profile: string): string => {
  const element = inner(parent, name);
  const perProfile = inner(element, `${name}perprofiel`);
  const own = element.replace(perProfile, '');
  const added = all(perProfile, 'aanvullend')
    .filter(({ body }) => body.includes(`referentie="${profile}"`))
    .flatMap(({ body }) => all(body, content).map((one) => plain(one.body)));
  return [plain(own), ...added].filter((text) => text !== '').join('\n\n');
};

const listEnd = (line: string): string => {
  const bare = line.replace(/^[-–•]\s*/, '').replace(/[;\s]+$/, '');
  return /\.\w{1,3}\.$|\benz\.$|\betc\.$/.test(bare) ? bare : bare.replace(/\.$/, '');
};
const behaviourFor = (workProcess: string, profile: string) => {
  const element = inner(workProcess, 'werkprocesgedrag');
  const perProfile = inner(element, 'werkprocesgedragperprofiel');
  const parts = [
    plain(element.replace(perProfile, '')),
    ...all(perProfile, 'aanvullend')
      .filter(({ body }) => body.includes(`referentie="${profile}"`))
      .flatMap(({ body }) => all(body, 'omschrijving').map((one) => plain(one.body))),
  ];
  const lines = parts.map((part) => part.split('\n').filter((line) => /[^-–•\s]/.test(line)));
  const intros = lines.flatMap((part) => part.filter((line) => line.endsWith(':')));
  return {
    intro: [...new Set(intros.map((line) => line.replace(/^-\s*/, '')))].join(' '),
    indicators: lines.flatMap((part) => part.filter((line) => !line.endsWith(':')).map(listEnd)),
  };
};

const referencesFor = (xml: string, list: string, name: string, profile: string): readonly string[] => {
  const open = xml.indexOf(`<${list}>`);
  const element = open < 0 ? '' : xml.slice(open, xml.lastIndexOf(`</${list}>`));
  const ofProfile = element.replace(/<aanvullend>[\s\S]*?<\/aanvullend>/g, (block) =>
    block.includes(`<profiel referentie="${profile}"`) ? block : '',
  );
  const found = [...ofProfile.matchAll(new RegExp(`<${name} referentie="(\\d+)"`, 'g'))];
  return [...new Set(found.map((match) => match[1] ?? ''))];
};

const partsOf = (xml: string, name: string): readonly string[] =>
  xml
    .split(new RegExp(`(?=<${name} nr=)`))
    .slice(1)
    .map((part) => part.slice(0, part.lastIndexOf(`</${name}>`)));

type Lookup = ReadonlyMap<string, string>;
function extractCoreTasks(xml: string, part: string, profile: string, knowledge: Lookup, letters: Lookup) {
  return partsOf(xml, 'kerntaak').map((coreTask) => {
    const head = coreTask.slice(0, coreTask.indexOf('>'));
    const code = `${part}-K${attributeOf(head, 'hoofdstuk')}`;
    return {
      code,
      name: attributeOf(head, 'titel'),
      description: textFor(coreTask, 'complexiteit', 'complexiteit', profile),
      responsibility: textFor(coreTask, 'verantwoordelijkheid', 'verantwoordelijkheid', profile),
      knowledgeAndSkills: [
        ...new Set(
          referencesFor(coreTask, 'vakkennisenvaardigheden', 'vakkennisenvaardigheden', profile).map(
            (nr) => knowledge.get(nr) ?? '?',
          ),
        ),
      ],
      workProcesses: partsOf(coreTask, 'werkproces').map((workProcess) => {
        const wpHead = workProcess.slice(0, workProcess.indexOf('>'));
        return {
          code: `${code}-W${attributeOf(wpHead, 'hoofdstuk')}`,
          name: attributeOf(wpHead, 'titel'),
          description: textFor(workProcess, 'werkprocesomschrijving', 'omschrijving', profile),
          desiredResult: textFor(workProcess, 'werkprocesresultaat', 'omschrijving', profile),
          ...behaviourFor(workProcess, profile),
          competences: referencesFor(workProcess, 'werkprocescompetenties', 'competentie', profile).map(
            (nr) => letters.get(nr) ?? '?',
          ),
        };
      }),
    };
  });
}

function extract(raw: string) {
  const knowledge: Lookup = new Map(
    all(inner(raw, 'kennisenvaardigheden'), 'kennisofvaardigheid').map(({ tag }) => [
      attributeOf(tag, 'nr'),
      attributeOf(tag, 'titel'),
    ]),
  );
  const letters: Lookup = new Map(
    all(inner(raw, 'competenties'), 'competentie').map(({ tag }) => [
      attributeOf(tag, 'nr'),
      attributeOf(tag, 'code'),
    ]),
  );
  const base = raw.slice(raw.search(/<basis[\s>]/), raw.indexOf('</basis>'));
  const profiles = raw.slice(raw.search(/<profielen[\s>]/), raw.lastIndexOf('</profielen>'));
  return profiles
    .split(/(?=<profiel nr=)/)
    .slice(1)
    .map((profile) => {
      const head = profile.slice(0, profile.indexOf('>'));
      const nr = attributeOf(head, 'nr');
      const own = profile.slice(profile.indexOf('<profielkerntaken'));
      return {
        code: /<crebo [^>]*>(\d{5})<\/crebo>/.exec(profile)?.[1],
        validFrom: /<crebo [^>]*Geldig_vanaf="(\d\d)-(\d\d)-(\d{4})"/
          .exec(profile)
          ?.slice(1)
          .reverse()
          .join('-'),
        name: attributeOf(head, 'titel'),
        level: attributeOf(head, 'niveau'),
        coreTasks: [
          ...extractCoreTasks(base, 'B1', nr, knowledge, letters),
          ...extractCoreTasks(own, `P${attributeOf(head, 'hoofdstuk')}`, nr, knowledge, letters),
        ],
      };
    });
}

describe.skipIf(!isThere)('real qualification files', () => {
  it.each(files)('%s equals an independent extraction, text by text', async (name) => {
    const bytes = readFileSync(resolve(folder, name));
    const result = await readSbbXml(blobSource(new Blob([bytes])));
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const plan = decideImport({
      readout: result.value,
      codes: codesIn(result.value),
      cohort: null,
      chosenEditions: {},
      answeredDates: {},
      existing: [],
      competences: standardCompetences,
      newId,
    });
    const letterOf = new Map(standardCompetences.map(({ competenceId, code }) => [competenceId, code]));
    const read = plan.toWrite.map((qualification) => ({
      code: qualification.code,
      validFrom: qualification.source?.validFrom,
      name: qualification.name,
      level: qualification.level,
      coreTasks: qualification.coreTasks.map((coreTask) => ({
        code: coreTask.code,
        name: coreTask.name,
        description: coreTask.description,
        responsibility: coreTask.responsibility,
        knowledgeAndSkills: coreTask.knowledgeAndSkills,
        workProcesses: coreTask.workProcesses.map((workProcess) => ({
          code: workProcess.code,
          name: workProcess.name,
          description: workProcess.description,
          desiredResult: workProcess.desiredResult,
          intro: workProcess.indicatorIntro,
          indicators: workProcess.indicators.map(({ text }) => text),
          competences: workProcess.competenceIds.map((id) => letterOf.get(id) ?? '?'),
        })),
      })),
    }));
    const extracted = extract(bytes.toString('utf8'));
    expect(JSON.stringify(extracted).length, 'the extraction holds the file').toBeGreaterThan(20_000);
    expect(read).toEqual(extracted);
  });
});
