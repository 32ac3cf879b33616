import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256Hex } from './sha256';

it('SHA-256 agrees with the published value for "abc" and with Node for text beyond ASCII', async () => {
  expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const name = 'Łukasz Nguyễn';
  expect(await sha256Hex(name)).toBe(createHash('sha256').update(name, 'utf8').digest('hex'));
  expect(await sha256Hex(new TextEncoder().encode(name))).toBe(await sha256Hex(name));
});
