/** The secret of a link leaves the address at once, and nothing else is taken for one. */
import { expect, it } from 'vitest';
import { takeSecret } from './take-secret';

function take(hash: string) {
  const shown: unknown[] = [];
  const history = {
    replaceState: (_data: unknown, _title: string, address?: unknown) => shown.push(address),
  };
  return { came: takeSecret({ hash, pathname: '/me/', search: '' }, history as unknown as History), shown };
}

it('is taken, and the address has none any more', () => {
  const secret = 'Ab-_'.repeat(8);
  expect(take(`#${secret}`)).toEqual({ came: { secret, problemCode: null }, shown: ['/me/'] });
});

it('that looks like none is not sent anywhere, and leaves the address all the same', () => {
  for (const hash of ['#short', `#${'a'.repeat(33)}`, '#problem=Not A Code'])
    expect(take(hash)).toEqual({ came: { secret: null, problemCode: null }, shown: ['/me/'] });
  expect(take('')).toEqual({ came: { secret: null, problemCode: null }, shown: [] });
});

it('a way back from an account tells why it ended', () => {
  expect(take('#problem=candidate-account-unknown').came).toEqual({
    secret: null,
    problemCode: 'candidate-account-unknown',
  });
});
