/** A scale that the program has never heard of, as a later program or a centre of its own might make it: 2-4-6-8-10. */
import type { RatingScale, ScaleLevel } from '../../shared/values/scale';

const level = (
  points: number,
  [nl, en]: readonly [string, string],
  letter: string,
  sign: string,
  isSufficient: boolean,
): ScaleLevel => ({
  code: String(points),
  label: { nl, en },
  letter: { nl: letter, en: letter },
  sign,
  isSufficient,
  needsRemark: points === 2 || points === 10,
  points,
});

/** Five levels; the sign of the highest is one that this program cannot draw. */
export const twoToTen: RatingScale = {
  scaleId: 'two-to-ten',
  name: { nl: 'Cijfers 2 tot 10', en: 'Figures 2 to 10' },
  levels: [
    level(2, ['2 · niet getoond', '2 · not shown'], 'P', 'cross', false),
    level(4, ['4 · met hulp', '4 · with help'], 'H', 'half', false),
    level(6, ['6 · zelfstandig', '6 · on their own'], 'Z', 'tick', true),
    level(8, ['8 · vlot', '8 · smoothly'], 'F', 'double-tick', true),
    level(10, ['10 · voorbeeldig', '10 · exemplary'], 'E', 'laurels', true),
  ],
  bestFirst: true,
  mayBeNotApplicable: true,
};
