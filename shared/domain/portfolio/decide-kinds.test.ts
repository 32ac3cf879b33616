/** The centre's own kinds of portfolio entries: added, named, and no longer offered. */
import { expect, it } from 'vitest';
import { offeredKinds } from './decide-entry';
import { decideKinds, type OwnKinds } from './decide-kinds';

const internship = { code: 'stage', label: { nl: 'Stage' } };
const added = (own: OwnKinds, name: string) => decideKinds(own, { do: 'add', name, language: 'nl' });

it('M9 adds a kind under a code of its own, which is that of no other kind', () => {
  expect(added([], ' Stage ')).toEqual({ ok: true, value: [internship] });
  expect(added([internship], 'Stage!')).toMatchObject({ value: [internship, { code: 'stage-2' }] });
  expect(added([], 'Work')).toMatchObject({ value: [{ code: 'work-2' }] });
  expect(added([], 'Übung für Ärzte')).toMatchObject({ value: [{ code: 'ubung-fur-arzte' }] });
  expect(added([], '…')).toMatchObject({ value: [{ code: 'kind' }] });
  expect(added([], 'x'.repeat(100))).toMatchObject({ value: [{ code: 'x'.repeat(40) }] });
});

it('M9 refuses a kind without a name, one that is there already, and more than a centre holds', () => {
  expect(added([], '  ')).toMatchObject({ problem: { code: 'kind-name-blank' } });
  expect(added([internship], 'STAGE')).toMatchObject({ problem: { code: 'kind-there-already' } });
  expect(added([], 'x'.repeat(101))).toMatchObject({ ok: false });
  const many = Array.from({ length: 50 }, (_, n) => ({ code: `k${n}`, label: { nl: `k${n}` } }));
  expect(added(many, 'Stage')).toMatchObject({ problem: { code: 'kinds-too-many' } });
});

it('M9 names a kind in each language, and keeps a name in one of them', () => {
  const both = decideKinds([internship], { do: 'name', code: 'stage', language: 'en', name: 'Internship' });
  const value = [{ code: 'stage', label: { nl: 'Stage', en: 'Internship' } }];
  expect(both).toEqual({ ok: true, value });
  const one = decideKinds(value, { do: 'name', code: 'stage', language: 'nl', name: ' ' });
  expect(one).toEqual({ ok: true, value: [{ code: 'stage', label: { en: 'Internship' } }] });
  expect(decideKinds([internship], { do: 'name', code: 'stage', language: 'nl', name: '' })).toMatchObject({
    problem: { code: 'kind-name-blank' },
  });
});

it('M9 takes a kind out of what is offered, and puts it back, without losing what it is called', () => {
  const off = decideKinds([internship], { do: 'offer', code: 'stage', isOffered: false });
  expect(off).toEqual({ ok: true, value: [{ ...internship, isRetired: true }] });
  const without = [{ ...internship, isRetired: true }];
  expect(offeredKinds({ portfolioKinds: without })).not.toContain('stage');
  const on = decideKinds(without, { do: 'offer', code: 'stage', isOffered: true });
  expect(on).toEqual({ ok: true, value: [{ ...internship, isRetired: false }] });
  expect(offeredKinds({ portfolioKinds: [internship] })).toContain('stage');
});
