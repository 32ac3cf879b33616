import { describe, expect, it } from 'vitest';
import { problem } from '../kernel/problem';
import { err, ok } from '../kernel/result';
import { decideIdentityProvider } from './decide-identity-provider';

const decide = (issuer: string, clientId = 'vakproef') =>
  decideIdentityProvider({ issuer, clientId, claim: 'sub' });

describe('an identity provider', () => {
  it.each([
    'https://login.school.example',
    'https://login.school.example/realms/mbo/',
    'http://127.0.0.1:9000',
  ])('H39 may be at %s', (issuer) =>
    expect(decide(` ${issuer} `)).toEqual(ok({ issuer, clientId: 'vakproef', claim: 'sub' })),
  );

  it.each([
    '',
    'login.school.example',
    'http://login.school.example',
    'https://user:word@login.school.example',
    'https://login.school.example?tenant=1',
    'https://login.school.example/#x',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])('H39 is never at %j', (issuer) =>
    expect(decide(issuer)).toEqual(err(problem('identity-address-invalid'))),
  );

  it('knows us by a name', () =>
    expect(decide('https://login.school.example', ' ')).toEqual(err(problem('identity-client-missing'))));
});
