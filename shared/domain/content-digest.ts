/** The name of a content: the digest of what it says, whatever order its fields were written in. */
import { digestOf } from './digest';

const withSortedKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** A content as the text its digest is taken over: JSON with sorted keys and no spaces, so that anybody can write it again. */
export const composeContentText = (content: unknown): string => JSON.stringify(content, withSortedKeys);

/** SHA-256 in hex over that text. */
export const contentDigestOf = (content: unknown): string => digestOf(composeContentText(content));
