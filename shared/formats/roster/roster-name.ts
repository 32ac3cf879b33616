/**
 * Names of people as rosters write them: in columns of their own, with the Dutch prefix apart, behind a comma ("Jansen, van
 * der") or in front ("van der Jansen"), or all in one.
 */
import { isPrefix, type NameParts, splitFamilyName, splitName } from '../../kernel/person-name';

export type WrittenName = {
  readonly givenName: string;
  readonly namePrefix: string;
  readonly familyName: string;
  /** In OneRoster a second given name; Dutch systems put the prefix there. */
  readonly middleName: string;
  readonly fullName: string;
};

const words = (...parts: readonly string[]): string => parts.join(' ').replace(/\s+/g, ' ').trim();

/** What a family name says of itself: "Jansen, van der" and "van der Jansen" are one. */
function partsOfFamily(text: string): Pick<NameParts, 'namePrefix' | 'familyName'> {
  const [before = '', after = ''] = text.split(/,(.*)/su);
  if (after.trim() !== '' && isPrefix(after)) return { namePrefix: words(after), familyName: words(before) };
  return splitFamilyName(words(text));
}

/** A prefix that stands both apart and before the family name is one. */
export function readRosterName(written: WrittenName): NameParts {
  const { givenName, namePrefix, familyName, middleName, fullName } = written;
  if (familyName.trim() === '' && fullName.trim() !== '') {
    const parts = splitName(fullName);
    const given = givenName.trim() === '' ? parts.givenName : givenName;
    return { ...parts, givenName: words(given), namePrefix: words(namePrefix) || parts.namePrefix };
  }
  const family = partsOfFamily(familyName);
  const isMiddlePrefix = namePrefix.trim() === '' && isPrefix(middleName);
  const prefix = words(isMiddlePrefix ? middleName : namePrefix);
  return {
    givenName: words(givenName, isMiddlePrefix ? '' : middleName),
    namePrefix: prefix === '' ? family.namePrefix : prefix,
    familyName:
      prefix === '' || family.namePrefix === '' || family.namePrefix.toLowerCase() === prefix.toLowerCase()
        ? family.familyName
        : words(familyName),
  };
}
