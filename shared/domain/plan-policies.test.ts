/** What a centre demands of a plan, and how strictly (R1, R7, M53). */
import { describe, expect, it } from 'vitest';
import { anOrganisation } from '../../test/builders/a-sheet';
import { anId } from '../../test/builders/an-exam';
import { type Organisation, organisationSchema } from '../records/organisation';
import { planPolicyOf, type Unmet, unmetByExaminer, whyNotPlanned } from './plan-policies';

const day = '2026-11-24';
const everything: Unmet = { byExaminer: ['independent', 'register'], unlinked: [anId(1), anId(2)] };
const centre = (given: Partial<Organisation>) => organisationSchema.parse({ ...anOrganisation(), ...given });
const refusal = (given: Partial<Organisation>, unmet: Unmet = everything) =>
  whyNotPlanned(centre(given), unmet, 'LAS-1');

describe('what a plan does not meet', () => {
  it('R1 R7 is an examiner of the own team, and one whose entry in the register is over or not known', () => {
    const of = (independent: boolean, registerValidUntil?: string | null) =>
      unmetByExaminer({ independent, registerValidUntil }, day);
    expect(of(true, '2026-11-24')).toEqual([]);
    expect(of(true, '2026-11-23')).toEqual(['register']);
    expect([of(true), of(true, null)]).toEqual([['register'], ['register']]);
    expect(of(false, '2027-01-01')).toEqual(['independent']);
  });
});

describe('a centre', () => {
  it('R1 is warned of it where it says nothing, also where this device does not have it', () => {
    expect(whyNotPlanned(null, everything, 'LAS-1')).toBeNull();
    expect(refusal({})).toBeNull();
    expect([planPolicyOf(null, 'register'), planPolicyOf(centre({}), 'link')]).toEqual(['warn', 'warn']);
    expect(planPolicyOf(centre({ independentPolicy: 'free' }), 'independent')).toBe('free');
  });

  it('R1 R7 M53 refuses each by itself where it does not want it, with the code of the exam', () => {
    expect(refusal({ independentPolicy: 'never' })).toMatchObject({
      code: 'plan-not-independent',
      details: { code: 'LAS-1' },
    });
    expect(refusal({ registerPolicy: 'never', independentPolicy: 'free' })?.code).toBe(
      'plan-not-in-register',
    );
    expect(refusal({ linkPolicy: 'never' })).toMatchObject({
      code: 'plan-not-linked',
      details: { code: 'LAS-1', count: 2 },
    });
  });

  it('takes a plan that meets all of it, however strict it is', () => {
    const strict = { independentPolicy: 'never', registerPolicy: 'never', linkPolicy: 'never' } as const;
    expect(refusal(strict, { byExaminer: [], unlinked: [] })).toBeNull();
  });
});
