/**
 * What a kind of record is. Every kind has a file of its own in this room that says what it is about, how it looks now
 * and looked before, what happens when two people change it, and who may see it. A kind never goes away and a version is
 * never changed: a record of ten years ago opens with the versions that stand in its file.
 */
import type { z } from 'zod';

/**
 * `event`: only ever followed. `document`: replaced whole, upon a known revision. `content`: never changes; its subject
 * is the SHA-256 of what it says, so the same content is the same subject wherever it was made.
 */
export type RecordKind = 'event' | 'document' | 'content';

/** Whether a program that does not know this kind may go on as if it were not there. */
export type Needs = 'must-understand' | 'may-ignore';

/** How two versions made upon the same one come together: field by field, one of the two whole, or it cannot happen. */
export type Merge = 'by-field' | 'never';

/**
 * Who may see it: everybody of the centre, those of the exam, only the staff that keep people's data, or only those who
 * administer.
 */
export type Scope = 'centre' | 'exam' | 'people' | 'administration';

/** A version of before: how it looked, and how the next version is made of it. */
export type EarlierVersion = {
  readonly schema: z.ZodType;
  /** @param body as `schema` read it */
  readonly upcast: (body: unknown) => unknown;
};

export type RecordDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> = {
  readonly kind: RecordKind;
  /** What a record of this kind is about: an assessment, or the document itself. */
  readonly subjectType: string;
  readonly type: Type;
  readonly needs: Needs;
  readonly merge: Merge;
  readonly scope: Scope;
  /** Version that this program writes, and how it looks. */
  readonly version: number;
  readonly schema: Schema;
  /**
   * Whether a body says something that this program cannot show yet, although it can read every word: then it is counted
   * and named as of a newer program, and never shown by half.
   */
  isBeyond?(body: z.infer<Schema>): boolean;
  /** Versions 1 up to the one before `version`, by number. */
  readonly earlier: Readonly<Record<number, EarlierVersion>>;
};

type About = 'kind' | 'subjectType' | 'type' | 'earlier' | 'needs';
type Given<Schema extends z.ZodType> = Omit<RecordDefinition<string, Schema>, About> & {
  readonly earlier?: RecordDefinition['earlier'];
};

/** A document; its subject is the document itself. */
export const defineDocument = <const Type extends string, Schema extends z.ZodType>(
  type: Type,
  given: Given<Schema>,
): RecordDefinition<Type, Schema> => ({
  kind: 'document',
  subjectType: type,
  type,
  needs: 'must-understand',
  earlier: {},
  ...given,
});

/** Content that others refer to by its digest. */
export const defineContent = <const Type extends string, Schema extends z.ZodType>(
  type: Type,
  given: Omit<Given<Schema>, 'merge'>,
): RecordDefinition<Type, Schema> => ({
  kind: 'content',
  subjectType: type,
  type,
  needs: 'must-understand',
  merge: 'never',
  earlier: {},
  ...given,
});

type GivenEvent<Schema extends z.ZodType> = Omit<Given<Schema>, 'merge' | 'scope'> & {
  readonly needs: Needs;
};

const defineEvent =
  (subjectType: string, scope: Scope) =>
  <const Type extends string, Schema extends z.ZodType>(
    type: Type,
    given: GivenEvent<Schema>,
  ): RecordDefinition<Type, Schema> => ({
    kind: 'event',
    subjectType,
    type,
    merge: 'never',
    scope,
    earlier: {},
    ...given,
  });

/** An event of an assessment. */
export const defineAssessmentEvent = defineEvent('assessment', 'exam');

/** An event of a session: somebody works on a device. */
export const defineSessionEvent = defineEvent('session', 'centre');

/** An event of a handing over: a candidate has a device of the centre for a while. */
export const defineHandingEvent = defineEvent('handing', 'administration');
