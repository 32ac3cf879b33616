// @vitest-environment happy-dom
/** W6 on screen: what the hub doubts and why, who decides, and that an examiner waits. */
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anId } from '../../../../test/builders/an-exam';
import { anExamPage, examiner } from '../../../../test/builders/an-exam-page';
import { value } from '../../../../test/builders/value';
import { composeEventDraft } from '../../../actions/compose-draft';

const target = { examId: anId<'Exam'>(5001), assessmentId: anId<'Assessment'>(7001) };

async function aDoubtedReview(roles: readonly string[]) {
  const page = await anExamPage('review', {
    marks: { '1.1.1': 'met', '1.1.2': 'met' },
    isViewSteered: true,
  });
  const { device, viewReaches, pass } = page;
  device.put('staff', examiner, {
    staffId: examiner,
    name: 'Joke Postma',
    jobTitle: '',
    roles: [...roles],
    independent: true,
  });
  const [first] = device.recorded.filter(({ type }) => type === 'mark-given');
  const body = { changeIds: [first!.changeId], reason: 'certificate' as const };
  const doubted = composeEventDraft(device.deps.world, target, { type: 'doubted', upon: null, body });
  const { position } = value(await device.deps.host.journal.append({ drafts: [doubted] }));
  await device.deps.cache.reached(position);
  viewReaches(position);
  await pass(0);
  await screen.findByRole('region', { name: 'The hub doubts changes' });
  return { ...page, doubtedId: first!.changeId };
}
const doubts = () => within(screen.getByRole('region', { name: 'The hub doubts changes' }));

it('says how many and why, and counts them for nothing', async () => {
  await aDoubtedReview(['examiner']);
  expect(
    doubts().getByText('The hub doubts 1 change: the hub no longer vouched for who worked there'),
  ).toBeTruthy();
  expect(screen.getByText('2 indicators not marked yet')).toBeTruthy();
});

it('an examiner sees that it waits for a decision, and has nothing to decide with', async () => {
  await aDoubtedReview(['examiner']);
  expect(doubts().getByText('Waits for a decision')).toBeTruthy();
  expect(doubts().queryAllByRole('button')).toEqual([]);
});

it.each([
  ['Counts', true],
  ['Does not count', false],
])('an administrator decides with a reason: %s', async (button, counts) => {
  const { user, recorded, pass, doubtedId } = await aDoubtedReview(['administrator', 'examiner']);
  await user.click(doubts().getByRole('button', { name: button }));
  await pass(0);
  expect(doubts().getByRole('alert').textContent).toContain('The reason is missing');
  expect(recorded('doubt-decided')).toEqual([]);
  await user.type(doubts().getByRole('textbox'), 'Rooster bekeken');
  await user.click(doubts().getByRole('button', { name: button }));
  await pass(0);
  expect(recorded('doubt-decided')).toEqual([{ changeIds: [doubtedId], counts, reason: 'Rooster bekeken' }]);
  expect(doubts().getByText(/decided on .* Reason: Rooster bekeken/)).toBeTruthy();
  expect(doubts().queryByText('Waits for a decision')).toBeNull();
});
