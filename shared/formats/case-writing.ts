/** The pieces that every part of a CASE package of ours is made of: identifiers, addresses, links and associations. */
import { contentDigestOf } from '../domain/content-digest';

export type CaseJson = { readonly [name: string]: unknown };

/** An identifier that follows from what it names, so that the same package has the same ones each time (UUID version 8). */
export function caseIdentifier(of: unknown): string {
  const hex = contentDigestOf(of);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** Nothing of ours can be fetched: an address that says only what it is. */
export const caseAddress = (identifier: string): string => `urn:uuid:${identifier}`;

/** How one thing names another; a title of one line, because the standard wants one. */
export const caseLink = (identifier: string, title: string): CaseJson => ({
  title: title.replace(/\s+/g, ' ').trim().slice(0, 200),
  identifier,
  uri: caseAddress(identifier),
});

export type CaseNode = { readonly identifier: string; readonly title: string };

/** @param at ISO moment @param sequence place among the children, from 1 */
export function caseAssociation(
  type: string,
  from: CaseNode,
  to: CaseNode,
  at: string,
  sequence?: number,
): CaseJson {
  const identifier = caseIdentifier([type, from.identifier, to.identifier]);
  return {
    identifier,
    uri: caseAddress(identifier),
    associationType: type,
    ...(sequence === undefined ? {} : { sequenceNumber: sequence }),
    originNodeURI: { ...caseLink(from.identifier, from.title), targetType: 'CASE' },
    destinationNodeURI: { ...caseLink(to.identifier, to.title), targetType: 'CASE' },
    lastChangeDateTime: at,
  };
}

/** Types of items, in the words of the standard's language. */
export const caseTypes = {
  qualification: { title: 'Qualification', code: '1' },
  'core-task': { title: 'Core task', code: '1.1' },
  'work-process': { title: 'Work process', code: '1.1.1' },
  indicator: { title: 'Performance indicator', code: '1.1.1.1' },
  knowledge: { title: 'Knowledge and skill', code: '1.1.2' },
  competence: { title: 'Competence', code: '2' },
} as const;
export type CaseTypeName = keyof typeof caseTypes;

const typeIdentifier = (name: CaseTypeName): string => caseIdentifier(['vakproef item type', name]);

export const caseTypeFields = (name: CaseTypeName): CaseJson => ({
  CFItemType: caseTypes[name].title,
  CFItemTypeURI: caseLink(typeIdentifier(name), caseTypes[name].title),
});

export const caseTypeDefinitions = (at: string): readonly CaseJson[] =>
  (Object.keys(caseTypes) as CaseTypeName[]).map((name) => ({
    identifier: typeIdentifier(name),
    uri: caseAddress(typeIdentifier(name)),
    title: caseTypes[name].title,
    description: caseTypes[name].title,
    hierarchyCode: caseTypes[name].code,
    lastChangeDateTime: at,
  }));
