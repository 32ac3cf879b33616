/**
 * What we write as CASE, to a reader that is neither ours nor the schema: what OpenSALT's importer asks of a package
 * (CaseImport, its transformers and the widths of its tables; MIT), written here anew from reading it. It throws blank texts
 * away before it looks, knows an item by its identifier under one document for ever, and refuses the rest.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anIndicator, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { aLargeQualification, anyQualification } from '../../test/builders/any-qualification';
import { value } from '../../test/builders/value';
import type { Qualification } from '../domain/qualification';
import type { QualificationId } from '../kernel/ids';
import { standardCompetences } from '../records/standard-competences';
import { readCase } from './read-case';
import { composeCasePackage } from './write-case';

type Given = Readonly<Record<string, unknown>>;
const isObject = (one: unknown): one is Given =>
  typeof one === 'object' && one !== null && !Array.isArray(one);

/** Blank texts are not there, at any depth. */
function withoutBlank(one: unknown): unknown {
  if (Array.isArray(one)) return one.filter((inner) => inner !== '').map(withoutBlank);
  if (!isObject(one)) return one;
  return Object.fromEntries(
    Object.entries(one).flatMap(([name, inner]) => (inner === '' ? [] : [[name, withoutBlank(inner)]])),
  );
}

const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const required = {
  CFDocument: ['identifier', 'uri', 'creator', 'title', 'lastChangeDateTime'],
  CFItem: ['identifier', 'uri', 'fullStatement', 'lastChangeDateTime'],
  CFAssociation: [
    ...['identifier', 'uri', 'associationType', 'originNodeURI', 'destinationNodeURI'],
    'lastChangeDateTime',
  ],
};
/** Signs that its tables have room for. */
const widths: Readonly<Record<string, number>> = {
  ...{ identifier: 300, uri: 300, humanCodingScheme: 80, listEnumeration: 20, language: 10 },
  ...{ abbreviatedStatement: 255, CFItemType: 255, creator: 300, publisher: 50, version: 50 },
};
const associationTypes = new Set([
  ...['isChildOf', 'isPeerOf', 'isPartOf', 'exactMatchOf', 'precedes', 'isRelatedTo', 'replacedBy'],
  ...['exemplar', 'hasSkillLevel', 'isTranslationOf'],
]);

const said = (one: Given, name: string): string => (typeof one[name] === 'string' ? one[name] : '');

function complaintsAbout(kind: keyof typeof required, one: Given): string[] {
  const missing = required[kind].filter((name) => one[name] === undefined);
  const wide = Object.entries(widths).filter(([name, width]) => [...said(one, name)].length > width);
  return [
    ...missing.map((name) => `${kind} without ${name}`),
    ...wide.map(([name]) => `${kind} with a ${name} that is too long`),
    ...(identifier.test(said(one, 'identifier')) ? [] : [`${kind} with another identifier`]),
  ];
}

/** A server that keeps what it took: the document of every item and association. */
function aServer() {
  const documentOf = new Map<string, string>();
  const take = (raw: unknown): readonly string[] => {
    const given = withoutBlank(JSON.parse(JSON.stringify(raw))) as Given;
    const document = given.CFDocument as Given;
    const items = given.CFItems as readonly Given[];
    const associations = given.CFAssociations as readonly Given[];
    const own = said(document, 'identifier');
    const ends = new Set([own, ...items.map((item) => said(item, 'identifier'))]);
    const complaints = [
      ...complaintsAbout('CFDocument', document),
      ...items.flatMap((item) => complaintsAbout('CFItem', item)),
      ...associations.flatMap((one) => complaintsAbout('CFAssociation', one)),
      ...associations.flatMap((one) => [
        ...(associationTypes.has(said(one, 'associationType')) ? [] : ['an association of another type']),
        ...['originNodeURI', 'destinationNodeURI']
          .filter((end) => !ends.has(said(one[end] as Given, 'identifier')))
          .map((end) => `an association whose ${end} is nowhere`),
      ]),
    ];
    const seen = new Set<string>();
    for (const one of [...items, ...associations]) {
      const id = said(one, 'identifier');
      if (seen.has(id)) complaints.push('an identifier twice');
      seen.add(id);
      if ((documentOf.get(id) ?? own) !== own) complaints.push('cannot change the document of an item');
      documentOf.set(id, own);
    }
    return [...new Set(complaints)].sort();
  };
  return { take };
}

const packageOf = (qualification: Qualification) =>
  composeCasePackage({
    ...{ qualifications: [qualification], competences: standardCompetences, creator: 'Centrum' },
    ...{ title: qualification.name, exportedAt: '2026-11-27T03:00:00.000Z' },
  });
const treeOf = (raw: unknown) => {
  const [one] = value(readCase(JSON.parse(JSON.stringify(raw)))).qualifications;
  return { name: one?.fields.name, id: one?.id, coreTasks: one?.coreTasks };
};

const otherId = '01900000-0000-7000-8000-00000000abcd' as QualificationId;
const blank = aQualification({
  name: '',
  coreTasks: [
    {
      ...aQualification().coreTasks[0]!,
      ...{ code: '', name: '', knowledgeAndSkills: ['', 'lassen'] },
      workProcesses: [aWorkProcess({ code: '', name: '', indicators: [anIndicator({ text: '' })] })],
    },
  ],
});

describe('a CASE package of ours at an importer of others', () => {
  it('is taken as it is, whatever is in it, and once more after a change', () => {
    fc.assert(
      fc.property(anyQualification, (qualification) => {
        const server = aServer();
        expect(server.take(packageOf(qualification))).toEqual([]);
        expect(server.take(packageOf({ ...qualification, name: 'Anders' }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(aServer().take(packageOf(aLargeQualification(2000)))).toEqual([]);
  });

  it('has a word in every statement, and comes back blank where it was', () => {
    expect(aServer().take(packageOf(blank))).toEqual([]);
    expect(JSON.stringify(treeOf(packageOf(blank)).coreTasks)).not.toContain('–');
    expect(treeOf(packageOf(blank))).toMatchObject({
      name: '',
      coreTasks: [
        {
          fields: { name: '', knowledgeAndSkills: ['', 'lassen'] },
          workProcesses: [{ fields: { name: '' }, indicators: [{ fields: { text: '' } }] }],
        },
      ],
    });
  });

  it('goes in beside others of ours: competences and copies are items of their own there, and ours when they come back', () => {
    const server = aServer();
    const first = aQualification({
      coreTasks: [
        {
          ...aQualification().coreTasks[0]!,
          workProcesses: [aWorkProcess({ competenceIds: [standardCompetences[0]!.competenceId] })],
        },
      ],
    });
    const { qualificationId } = first;
    const copy: Qualification = {
      ...first,
      qualificationId: otherId,
      cohort: '2027-2028',
      madeFrom: { qualificationId, versionDigest: '0'.repeat(64) },
    };
    expect(server.take(packageOf(first))).toEqual([]);
    expect(server.take(packageOf(aQualification({ name: 'Kok' })))).toEqual([]);
    expect(server.take(packageOf(copy))).toEqual([]);
    expect(treeOf(packageOf(copy)).coreTasks).toEqual(treeOf(packageOf(first)).coreTasks);
    expect(treeOf(packageOf(copy)).id).toBe(otherId);
    const { competences } = value(readCase(JSON.parse(JSON.stringify(packageOf(copy)))));
    expect(competences.map(({ key }) => key)).toEqual(standardCompetences.map((one) => one.competenceId));
  });

  it('is refused where it is wrong: the check can fail', () => {
    const good = packageOf(aQualification());
    const items = good.CFItems as Given[];
    expect(aServer().take({ ...good, CFItems: items.slice(1) })).toEqual([
      'an association whose destinationNodeURI is nowhere',
      'an association whose originNodeURI is nowhere',
    ]);
    expect(
      aServer().take({ ...good, CFItems: items.map((item) => ({ ...item, fullStatement: '' })) }),
    ).toEqual(['CFItem without fullStatement']);
  });
});
