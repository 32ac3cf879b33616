/** What a new exam is filled in with by the centre. */
import { expect, it } from 'vitest';
import { standardRules } from '../../../../shared/values/pass-rule';
import { anOrganisation } from '../../../../test/builders/a-sheet';
import { usualDraft } from './usual-draft';

it('is its place, duration, scale and rule; nothing where it says nothing', () => {
  expect([usualDraft(undefined), usualDraft(anOrganisation())]).toEqual([{}, {}]);
  const said = {
    usualPlace: 'Lashal',
    usualScaleId: 'o-v-g',
    usualRule: 'all',
    usualDurationMinutes: 45,
  } as const;
  expect(usualDraft({ ...anOrganisation(), ...said })).toEqual({
    place: 'Lashal',
    scaleId: 'o-v-g',
    rule: standardRules.all,
    durationMinutes: 45,
  });
});

it('leaves out a scale of a newer program', () => {
  expect(usualDraft({ ...anOrganisation(), usualScaleId: 'five-stars', usualDurationMinutes: null })).toEqual(
    {},
  );
});
