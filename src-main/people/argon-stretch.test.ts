import { argon2id } from 'hash-wasm';
import { expect, it } from 'vitest';
import { stretchWithArgon } from './argon-stretch';

const salt = new Uint8Array(16).fill(7);

it('is Argon2id as the library itself computes it, in a thread of its own', async () => {
  const bytes = await stretchWithArgon('271828', salt);
  const expected = await argon2id({
    password: '271828',
    salt,
    parallelism: 1,
    iterations: 2,
    memorySize: 19_456,
    hashLength: 32,
    outputType: 'binary',
  });
  expect(Buffer.from(bytes)).toEqual(Buffer.from(expected));
  expect(Buffer.from(await stretchWithArgon('271829', salt))).not.toEqual(Buffer.from(expected));
});
