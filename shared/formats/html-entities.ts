/**
 * Reads the entities of HTML in text that came out of an XML file, so after the XML ones were read: every name HTML
 * knows, with its case, and numbers as browsers read them (`&#150;` is a dash). What is no entity stays as it is.
 */
import { decodeHTMLAttribute, decodeHTMLStrict } from 'entities/decode';

const closed = /&(?:#x[0-9a-f]{1,8}|#[0-9]{1,9}|[a-z][a-z0-9]{1,31});/gi;
/** The old names, without their semicolon; in the middle of a word or before `=` it is a name in an address. */
const unclosed = /&[a-z]{2,8}[0-9]{0,2}(?![a-z0-9=;])/gi;

/** No sign at all: then the entity stays, rather than becoming one that says nothing. Tabs and line ends say something. */
const saysNothing = (sign: string): boolean => {
  const point = sign.codePointAt(0) ?? 0;
  return point === 0xfffd || point < 9 || (point > 13 && point < 32);
};

const decodeOne = (entity: string): string => {
  const decoded = decodeHTMLStrict(entity);
  return saysNothing(decoded) ? entity : decoded;
};

/** One pass: what comes out of an entity is not read as an entity again. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(closed, decodeOne).replace(unclosed, (entity) => decodeHTMLAttribute(entity))
    : text;

/**
 * What XML itself makes of `&#149;` is a control that nobody can see: read as browsers read the number. U+0085 is a line
 * end in its own right.
 */
export const withoutControls = (text: string): string =>
  text.replace(/[\u0080-\u0084\u0086-\u009f]/g, (sign) => decodeHTMLStrict(`&#${sign.charCodeAt(0)};`));

/** Whether an entity in it lacks its semicolon: then it is a guess that it is one. */
export const hasUnclosedEntity = (text: string): boolean =>
  [...text.matchAll(unclosed)].some(([entity]) => decodeHTMLAttribute(entity) !== entity);
