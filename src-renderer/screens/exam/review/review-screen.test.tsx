// @vitest-environment happy-dom
/** Review and sign: what is missing holds the signature up, everything can be put right in place, and a signature closes. */
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../../shared/kernel/ids';
import { problem } from '../../../../shared/kernel/problem';
import { anId, indicatorNumbered } from '../../../../test/builders/an-exam';
import { anExamPage, answersFor, iconsIn, ownExam } from '../../../../test/builders/an-exam-page';
import { aPersonSignature, rightPin } from '../../../../test/fakes/fake-people';
import { giveMark } from '../../../actions/give-mark';
import { writeRemark } from '../../../actions/write-remark';

const allMet = { '1.1.1': 'met', '1.1.2': 'met', '1.2.1': 'met' } as const;
const signButton = () => screen.queryByRole('button', { name: 'Sign the assessment' });
const pinField = () => screen.getByLabelText(/^Your PIN/, { selector: 'input' });
const signBox = () => within(screen.getByRole('region', { name: 'Sign' }));
const toDo = () =>
  within(screen.getByRole('heading', { name: 'Still to do' }).closest('section') as HTMLElement);

describe('what is still to do', () => {
  it('is listed, and there is nothing to sign with', async () => {
    await anExamPage('review', { marks: { '1.1.1': 'not-met' } });
    expect(toDo().getByText('1 remark needed')).toBeTruthy();
    expect(toDo().getByText('2 indicators not marked yet')).toBeTruthy();
    expect(signButton()).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('is settled in place: a mark by its button, and then it is complete', async () => {
    const { user, recorded } = await anExamPage('review', { marks: { '1.1.1': 'met', '1.1.2': 'met' } });
    await user.click(answersFor('1.2.1').getByRole('button', { name: 'Met' }));
    expect(recorded('mark-given')).toHaveLength(3);
    expect(toDo().getByText('Everything is marked and explained')).toBeTruthy();
    expect(signButton()).not.toBeNull();
  });

  it('stays in its place and gets a tick: a second tap on the same spot meets the same indicator', async () => {
    const { user, recorded } = await anExamPage('review');
    const met = answersFor('1.1.1').getByRole('button', { name: 'Met' });
    const order = () =>
      toDo()
        .getAllByRole('group')
        .map((group) => group.getAttribute('aria-label'));
    const before = order();
    await user.click(met);
    await user.click(met);
    expect(recorded('mark-given')).toHaveLength(1);
    expect(order()).toEqual(before);
    expect(met.isConnected).toBe(true);
    expect(within(met.closest('li') as HTMLElement).getByText('Done')).toBeTruthy();
  });

  it('a mark that must be explained makes no row longer: the remark opens by its button', async () => {
    const { user } = await anExamPage('review');
    const row = answersFor('1.1.1').getByRole('button', { name: 'Met' }).closest('li') as HTMLElement;
    await user.click(answersFor('1.1.1').getByRole('button', { name: 'Not met' }));
    expect(within(row).getByText('Remark needed')).toBeTruthy();
    expect(within(row).queryByRole('textbox')).toBeNull();
    await user.click(within(row).getByRole('button', { name: 'Remark on 1.1.1' }));
    expect(document.activeElement).toBe(within(row).getByRole('textbox'));
  });

  it('a remark that is typed with a pause is recorded whole, and its field stays', async () => {
    const page = await anExamPage('review', { marks: { ...allMet, '1.1.1': 'not-met' } });
    const field = screen.getByRole('textbox', { name: 'Remark on 1.1.1' });
    await page.user.click(field);
    await page.user.keyboard('De WPS en de tekening ');
    await page.pass(1800);
    expect(page.recorded('remark-written')).toEqual([]);
    expect(signButton()).not.toBeNull();
    expect(field.isConnected).toBe(true);
    expect(document.activeElement).toBe(field);
    await page.user.keyboard('spraken elkaar tegen.');
    await page.user.tab();
    await page.pass(0);
    expect(page.recorded('remark-written').at(-1)).toMatchObject({
      text: 'De WPS en de tekening spraken elkaar tegen.',
      level: 'not-met',
    });
    expect(field.isConnected).toBe(true);
  });

  it('that comes up here is told by the sign box, which leads there', async () => {
    const { user, recorded } = await anExamPage('review', { marks: allMet });
    const [edit] = screen.getAllByRole('button', { name: 'Change: 1.1.1', hidden: true });
    await user.click(edit as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Take the mark away', hidden: true }));
    expect(recorded('mark-withdrawn')).toHaveLength(1);
    expect(signButton()).toBeNull();
    await user.click(signBox().getByRole('button', { name: '1 indicator not marked yet' }));
    expect(answersFor('1.1.1').getAllByRole('button')[0]).toBe(document.activeElement);
  });

  it('is told all at once, and each tap leads to the next of its kind', async () => {
    const { user } = await anExamPage('review', { marks: { '1.1.1': 'not-met' } });
    const told = () =>
      signBox()
        .getAllByRole('button')
        .map((button) => button.textContent);
    expect(told()).toEqual(['2 indicators not marked yet', '1 remark needed']);
    await user.click(signBox().getByRole('button', { name: '1 remark needed' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Remark on 1.1.1' }));
    const open = signBox().getByRole('button', { name: '2 indicators not marked yet' });
    await user.click(open);
    expect(answersFor('1.1.2').getAllByRole('button')).toContain(document.activeElement);
    await user.click(open);
    expect(answersFor('1.2.1').getAllByRole('button')).toContain(document.activeElement);
  });
});

it('a typed remark that cannot be recorded is told before signing, with the way there', async () => {
  const { user, recorded } = await anExamPage('review', { marks: { ...allMet, '1.1.1': 'not-met' } });
  const field = screen.getByRole('textbox', { name: 'Remark on 1.1.1' });
  await user.click(field);
  await user.paste('x'.repeat(4001));
  await user.tab();
  expect(recorded('remark-written')).toEqual([]);
  expect(signButton()).toBeNull();
  await user.click(signBox().getByRole('button', { name: '1 typed remark is not recorded yet' }));
  expect(document.activeElement).toBe(field);
});

describe('a remark of another mark', () => {
  const changed = async () => {
    const page = await anExamPage('mark', { marks: { ...allMet, '1.1.1': 'not-met' } });
    const target = { examId: anId<'Exam'>(5001), assessmentId: anId<'Assessment'>(7001) };
    const indicatorId = indicatorNumbered(ownExam(), '1.1.1');
    const tap = () => ({ ...target, changeId: newId<'Change'>(), indicatorId });
    await act(async () => {
      await writeRemark(page.device.deps, { ...tap(), text: 'Niet veilig gewerkt.' });
      await giveMark(page.device.deps, { ...tap(), value: 'met' });
    });
    page.go(page.path().replace('/mark/', '/review/'));
    await page.pass(0);
    const question = within(toDo().getByRole('group', { name: 'Remark on 1.1.1' }));
    return { ...page, question, remarks: () => page.recorded('remark-written') };
  };
  const asks = '1 remark belongs to another mark';

  it('is asked about, and holds the signature up', async () => {
    const { question } = await changed();
    expect(question.getByText(/written with “Not met”. Now it says “Met”/)).toBeTruthy();
    expect(question.getByText('Niet veilig gewerkt.')).toBeTruthy();
    expect(signBox().getByRole('button', { name: asks })).toBeTruthy();
    expect(signButton()).toBeNull();
  });

  it('is kept by one tap, and the question stays in its place, answered', async () => {
    const { user, question, remarks } = await changed();
    await user.click(question.getByRole('button', { name: 'Keep' }));
    expect(remarks().at(-1)).toMatchObject({ text: 'Niet veilig gewerkt.', level: 'met' });
    expect(question.getByText(/The remark belongs to “Met”/)).toBeTruthy();
    expect(signButton()).not.toBeNull();
    await user.click(question.getByRole('button', { name: 'Keep' }));
    expect(remarks()).toHaveLength(2);
  });

  it('is taken away, and can be put back', async () => {
    const { user, question, remarks } = await changed();
    await user.click(question.getByRole('button', { name: 'Remove' }));
    expect(remarks().at(-1)).toMatchObject({ text: '' });
    expect(signButton()).not.toBeNull();
    await user.click(question.getByRole('button', { name: 'Keep' }));
    expect(remarks().at(-1)).toMatchObject({ text: 'Niet veilig gewerkt.', level: 'met' });
  });

  it('is changed in its field', async () => {
    const { user, question, remarks } = await changed();
    await user.click(question.getByRole('button', { name: 'Change' }));
    expect(document.activeElement).toBe(toDo().getByRole('textbox'));
    await user.keyboard(' Eerst niet.');
    await user.tab();
    expect(remarks().at(-1)).toMatchObject({ level: 'met' });
    expect(signButton()).not.toBeNull();
  });
});

it('a critical indicator that nobody saw is asked about once more, in its own words', async () => {
  const exam = ownExam({ shape: [['★ draagt beschermende kleding', 'controleert'], ['last de hoeknaad']] });
  await anExamPage('review', { exam, marks: { ...allMet, '1.1.1': 'not-observed' } });
  const asked = screen.getAllByText(
    /^Critical point 1\.1\.1 was not observed and .* Can the candidate still show it/,
  );
  expect(asked.length).toBeGreaterThan(0);
  const all = screen.getByRole('heading', { name: 'All marks' }).closest('section') as HTMLElement;
  const [part] = [...all.querySelectorAll('summary')];
  expect(part?.textContent).toContain('1 sufficient');
  expect(part?.textContent).toContain('1 not observed');
  expect(part?.textContent).toContain('1 critical not observed');
  expect(part?.textContent).not.toContain('insufficient1');
  expect(part?.textContent).toContain(
    'Critical point 1.1.1 was not observed and therefore counts as insufficient. This makes the whole',
  );
});

it('that a critical indicator could not be shown still is noted in its remark by one tap, and may be changed there', async () => {
  const exam = ownExam({ shape: [['★ draagt beschermende kleding', 'controleert'], ['last de hoeknaad']] });
  const { user, recorded, pass } = await anExamPage('review', {
    exam,
    marks: { ...allMet, '1.1.1': 'not-observed' },
  });
  const [noted] = screen.getAllByRole('button', { name: 'Asked, not possible any more' });
  await user.click(noted as HTMLElement);
  await pass(0);
  const said = 'Aan het eind nog gevraagd: de kandidaat kon het niet alsnog laten zien.';
  expect(recorded('remark-written')).toMatchObject([{ text: said, level: 'not-observed' }]);
  const [done] = screen.getAllByRole('button', { name: 'Noted in the remark' });
  await user.click(done as HTMLElement);
  expect(recorded('remark-written')).toHaveLength(1);
  expect(signButton()).not.toBeNull();
});

describe('the signature', () => {
  it('asked for too early says what is missing and goes there', async () => {
    const { user, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(signButton() as HTMLElement);
    expect(signBox().getByText(/^Tick the box first/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('checkbox'));
    await user.click(screen.getByRole('checkbox'));
    await user.click(signButton() as HTMLElement);
    expect(signBox().getByText(/^Enter your PIN/)).toBeTruthy();
    expect(document.activeElement).toBe(pinField());
    expect(recorded('assessment-signed')).toEqual([]);
    await user.keyboard(`${rightPin}{Enter}`);
    await pass(0);
    expect(recorded('assessment-signed')).toHaveLength(1);
  });

  it('S9 pressed once while a remark is still being saved signs when that is done', async () => {
    const { user, device, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    await user.type(pinField(), rightPin);
    const [edit] = screen.getAllByRole('button', { name: 'Change: 1.1.1', hidden: true });
    await user.click(edit as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Remark on 1.1.1', hidden: true }));
    const release = device.holdAppends();
    await user.keyboard('Rustig gewerkt.');
    await user.click(signButton() as HTMLElement);
    await pass(0);
    expect(recorded('assessment-signed')).toEqual([]);
    expect(signBox().getByText(/^Something is still being saved/)).toBeTruthy();
    release();
    await pass(0);
    expect(recorded('remark-written')).toMatchObject([{ text: 'Rustig gewerkt.' }]);
    expect(recorded('assessment-signed')).toHaveLength(1);
  });

  it('S6 is made with a PIN typed anew, over the digest of what it covers', async () => {
    const { user, device, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    await user.type(pinField(), `${rightPin}{Enter}`);
    await pass(0);
    const [signed] = recorded('assessment-signed');
    expect(signed).toMatchObject({ by: aPersonSignature });
    expect(device.people.asked).toEqual([
      [
        'confirm',
        {
          pin: rightPin,
          type: 'assessment-signed',
          subjectId: expect.any(String),
          digest: signed?.basisDigest,
        },
      ],
    ]);
  });

  it('with a wrong PIN records nothing, keeps the tick and puts the cursor in the empty field', async () => {
    const { user, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    await user.type(pinField(), '111222{Enter}');
    await pass(0);
    expect(recorded('assessment-signed')).toEqual([]);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(screen.getByRole('alert').textContent).toContain('5 more times');
    expect(screen.getByRole('checkbox')).toHaveProperty('checked', true);
    expect(pinField()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(pinField());
    await user.type(pinField(), `${rightPin}{Enter}`);
    await pass(0);
    expect(recorded('assessment-signed')).toHaveLength(1);
  });

  it('is not asked for while a mark that is on its way must be explained', async () => {
    const { user, device, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    const release = device.holdAppends();
    const [edit] = screen.getAllByRole('button', { name: 'Change: 1.1.1', hidden: true });
    await user.click(edit as HTMLElement);
    const [notMet] = screen.getAllByRole('button', { name: 'Not observed', hidden: true });
    await user.click(notMet as HTMLElement);
    expect(signButton()).toBeNull();
    release();
    await pass(0);
    expect(signBox().getByRole('button', { name: '1 remark needed' })).toBeTruthy();
  });

  it('closes the assessment: signed by whom, for what, and nothing to change any more', async () => {
    const { user, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    await user.type(pinField(), rightPin);
    await user.click(signButton() as HTMLElement);
    await pass(0);
    expect(recorded('assessment-signed')).toMatchObject([{ outcome: 'passed', signedName: 'Joke Postma' }]);
    expect(screen.getByText(/Signed by Joke Postma/)).toBeTruthy();
    expect(signButton()).toBeNull();
    expect(screen.queryAllByRole('button', { name: /^Change: /, hidden: true })).toEqual([]);
    expect(screen.getByRole('link', { name: 'Back to Today' })).toBeTruthy();
  });

  it('that is refused is said, and the assessment stays open', async () => {
    const { user, device, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    device.failAppends(1, 'before-recording', problem('change-differs'));
    await user.type(pinField(), rightPin);
    await user.click(signButton() as HTMLElement);
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('change-differs');
    expect(recorded('assessment-signed')).toEqual([]);
    expect(screen.queryByText(/^Signed by Joke/)).toBeNull();
    expect(signButton()).not.toBeNull();
  });
});

it('every mark stands once more with its sign, word and tick, in its work process', async () => {
  await anExamPage('review', { marks: { '1.1.1': 'met', '1.1.2': 'not-met', '1.2.1': 'not-observed' } });
  const all = screen.getByRole('heading', { name: 'All marks' }).closest('section') as HTMLElement;
  const badges = [...all.querySelectorAll<HTMLElement>('li [data-tone]')];
  expect(badges.map((badge) => [badge.textContent, badge.dataset.tone, ...iconsIn(badge)])).toEqual([
    ['Met', 'good', 'circle-check-filled'],
    ['Not met', 'bad', 'square-x-filled'],
    ['Not observed', 'unseen', 'eye-off'],
  ]);
  expect(within(all).getAllByText('Saved')).toHaveLength(3);
});
