/**
 * The centre's own kinds of portfolio entries (M9), beside those of every centre: added, named in each language, and no longer
 * offered. None is ever taken away, because entries go on being of the kind they were given. Pure.
 */
import { problem } from '../../kernel/problem';
import { err, ok, type Result } from '../../kernel/result';
import { lengthProblem } from '../../kernel/typed-words';
import type { Organisation } from '../../records/organisation';
import type { LanguageTag } from '../../values/identity';
import { portfolioKinds } from '../../values/portfolio-kinds';

export type OwnKinds = NonNullable<Organisation['portfolioKinds']>;

/** Most characters of a name. */
export const kindNameLimit = 100;
/** What an organisation can hold. */
const mostKinds = 50;
/** Leaves room for a number behind it. */
const longestCode = 40;

export type KindChange =
  | { readonly do: 'add'; readonly name: string; readonly language: LanguageTag }
  /** Blank: it has no name in this language. */
  | { readonly do: 'name'; readonly code: string; readonly name: string; readonly language: LanguageTag }
  | { readonly do: 'offer'; readonly code: string; readonly isOffered: boolean };

/** Stays what it is when the name changes; readable, because exports tell it. */
function codeFor(name: string, own: OwnKinds): string {
  const words = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const code = words.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  const first = [...code].slice(0, longestCode).join('') || 'kind';
  const taken = new Set<string>([...portfolioKinds, ...own.map((kind) => kind.code)]);
  let made = first;
  for (let n = 2; taken.has(made); n += 1) made = `${first}-${n}`;
  return made;
}

const isNamed = (own: OwnKinds, name: string, code: string | null): boolean =>
  own.some(
    (kind) =>
      kind.code !== code && Object.values(kind.label).some((one) => one.toLowerCase() === name.toLowerCase()),
  );

function rename(own: OwnKinds, { code, name, language }: Extract<KindChange, { do: 'name' }>): OwnKinds {
  return own.map((kind) => {
    if (kind.code !== code) return kind;
    const { [language]: _, ...others } = kind.label;
    return { ...kind, label: name === '' ? others : { ...others, [language]: name } };
  });
}

/** @returns the kinds as they will be; refused where a name is blank in every language, too long, or another's */
export function decideKinds(own: OwnKinds, change: KindChange): Result<OwnKinds> {
  if (change.do === 'offer')
    return ok(
      own.map((kind) => (kind.code === change.code ? { ...kind, isRetired: !change.isOffered } : kind)),
    );
  const name = change.name.trim();
  const tooLong = lengthProblem(name, kindNameLimit);
  if (tooLong) return err(tooLong);
  if (isNamed(own, name, change.do === 'name' ? change.code : null))
    return err(problem('kind-there-already', { name }));
  if (change.do === 'name') {
    const renamed = rename(own, { ...change, name });
    const isBlank = renamed.some((kind) => Object.keys(kind.label).length === 0);
    return isBlank ? err(problem('kind-name-blank')) : ok(renamed);
  }
  if (name === '') return err(problem('kind-name-blank'));
  if (own.length >= mostKinds) return err(problem('kinds-too-many', { limit: mostKinds }));
  return ok([...own, { code: codeFor(name, own), label: { [change.language]: name } }]);
}
