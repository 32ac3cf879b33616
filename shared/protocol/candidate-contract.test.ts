/** What every call of the candidate's page has in common, and the link by which one comes there. */
import { expect, test } from 'vitest';
import { aWorld } from '../../test/builders/a-world';
import * as api from './candidate-api';
import { type CandidateContract, candidateContract } from './candidate-contract';
import {
  candidateSecretPattern,
  composeCandidateLink,
  composeCandidateSecret,
  digestOfCandidateSecret,
} from './candidate-link';
import * as addresses from './candidate-paths';
import type { Endpoint } from './http-contract';

const endpoints: readonly (readonly [string, Endpoint])[] = Object.entries(candidateContract);

test('a call of the page is below /me/api, needs a session unless it begins one, and what it sends is small', () => {
  const paths = endpoints.map(([, { method, path }]) => `${method} ${path}`);
  expect(new Set(paths).size).toBe(paths.length);
  const free: readonly (keyof CandidateContract)[] = ['start', 'signIn'];
  for (const [name, { path, caller, method, maxBytes = 0 }] of endpoints) {
    expect(path).toMatch(/^\/me\/api\/[a-z-]+(\/[a-z]+)?$/);
    expect([name, caller]).toEqual([name, free.some((one) => one === name) ? 'anyone' : 'candidate']);
    if (method === 'POST') expect(maxBytes).toBeGreaterThan(0);
  }
  expect(addresses.composeCandidateUploadPath('x').startsWith(addresses.candidateUploadsPath)).toBe(true);
  expect(addresses.composeCandidateFilePath('x')).toBe('/me/api/files/x');
  // None of the addresses that are no call is one of those.
  const others = [
    addresses.candidateExportPath,
    addresses.candidateAccountPath,
    addresses.candidateReturnPath,
  ];
  for (const other of others) expect(endpoints.map(([, { path }]) => path)).not.toContain(other);
  expect(addresses.candidateHeader).toBe(addresses.candidateHeader.toLowerCase());
});

test('the longest entry fits into its call', () => {
  const entry = {
    portfolioEntryId: '01991f2e-7c1a-7000-8000-000000000001',
    fields: { title: '🎓'.repeat(150), place: '學'.repeat(300), description: '學'.repeat(4000) },
  };
  expect(api.saveEntrySchema.safeParse(entry).success).toBe(true);
  const bytes = new TextEncoder().encode(JSON.stringify(entry)).length;
  expect(bytes).toBeLessThan(candidateContract.saveEntry.maxBytes);
});

test('a link holds its secret where no browser sends it, and is known by what its secret cannot be found from', async () => {
  const world = aWorld();
  const secret = composeCandidateSecret(world);
  expect(secret).toMatch(candidateSecretPattern);
  expect(composeCandidateSecret(world)).not.toBe(secret);
  const link = new URL(composeCandidateLink('https://hub.school.example/', secret));
  expect([link.pathname, link.search, link.hash]).toEqual(['/me/', '', `#${secret}`]);
  const digest = await digestOfCandidateSecret(secret);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(await digestOfCandidateSecret(secret)).toBe(digest);
});
