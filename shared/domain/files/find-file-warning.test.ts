/** H61: whose word of a virus scanner stands with a file. */
import { expect, it } from 'vitest';
import { aNamedFile } from '../../../test/builders/a-named-file';
import { findFileWarning } from './find-file-warning';

it('H61 the word of a scanner is about the file or its small picture, and goes when it was taken back', () => {
  const [file, preview] = [aNamedFile(), { ...aNamedFile({ name: 'klein.jpg' }) }];
  const warning = {
    digest: file.digest,
    found: 'Eicar',
    lookedAt: '2026-11-28T08:00:00.000Z',
    scanner: 'ClamAV',
  };
  const about = (digest: string, over = {}) =>
    findFileWarning({ ...file, preview }, (asked) => (asked === digest ? { ...warning, ...over } : null));
  expect([about(file.digest), about(preview.digest), about('0'.repeat(64))]).toEqual([
    'Eicar',
    'Eicar',
    null,
  ]);
  expect(about(file.digest, { isWithdrawn: true })).toBe(null);
  expect(findFileWarning(file, (digest) => (digest === preview.digest ? warning : null))).toBe(null);
});
