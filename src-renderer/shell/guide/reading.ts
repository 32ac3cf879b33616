/** Where somebody reads in the guide. */

export type Reading = {
  /** Null: the list of all topics. */
  readonly topic: string | null;
  /** The part that is looked for; null: from the top. */
  readonly part: string | null;
  readonly sought: string;
};

export const fromTheTop = (topic: string | null): Reading => ({ topic, part: null, sought: '' });
