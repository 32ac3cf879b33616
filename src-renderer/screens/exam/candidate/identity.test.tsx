// @vitest-environment happy-dom
/** W9 and W11 on screen: another day or hour asks why; nobody has to say yes, and a yes can be taken back. */
import { screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { anExamPage, ownExam } from '../../../../test/builders/an-exam-page';

const otherDay = ownExam({ plannedAt: '2026-11-23T10:00:00.000Z' });
const yes = () => screen.getByRole('button', { name: 'Yes, identity document seen' });
const why = () => screen.queryByRole('textbox', { name: /Why does the exam begin now/ });
const opened = (more: Parameters<typeof anExamPage>[1] = {}) =>
  anExamPage('candidate', { exam: otherDay, isIdentified: false, ...more });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an exam that begins off its plan', () => {
  it('W9 asks why, leads to the field when it is blank, and records the reason before anything else', async () => {
    const { user, device } = await opened();
    expect(screen.getByText(/^Planned for another day: /)).toBeTruthy();
    await user.click(yes());
    expect(device.recorded).toHaveLength(0);
    expect(document.activeElement).toBe(why());
    expect(screen.getByText('First write the reason.')).toBeTruthy();
    await user.keyboard('De machine was stuk');
    await user.click(yes());
    expect(device.recorded.map(({ type }) => type)).toEqual(['started-off-plan', 'candidate-identified']);
    expect(device.recorded[0]?.body).toEqual({
      plannedAt: otherDay.plannedAt,
      reason: 'De machine was stuk',
    });
    expect(screen.getByText('Begins at another time than planned: De machine was stuk')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Start marking' })).toBeTruthy();
  });

  it('W9 one tap fills in a ready-made reason; a long one is kept, refused and counted', async () => {
    const { user, recorded, device } = await opened();
    await user.click(screen.getByRole('button', { name: 'Moved by agreement' }));
    expect(why()).toHaveProperty('value', 'Moved by agreement');
    await user.click(why() as HTMLElement);
    await user.paste(` ${'x'.repeat(600)}`);
    expect(screen.getByText(/^619 characters\. 500 fit/)).toBeTruthy();
    await user.click(yes());
    expect(device.recorded).toHaveLength(0);
    await user.clear(why() as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Moved by agreement' }));
    await user.click(yes());
    expect(recorded('started-off-plan')).toMatchObject([{ reason: 'Moved by agreement' }]);
  });

  it('W9 asks nothing on time, or where the centre leaves it free', async () => {
    const { user, device } = await opened({ organisation: { startPolicy: 'free' } });
    expect(why()).toBeNull();
    await user.click(yes());
    expect(device.recorded.map(({ type }) => type)).toEqual(['candidate-identified']);
  });

  it('W9 offers no way in where the centre does not want it, and says who can help', async () => {
    await opened({ organisation: { startPolicy: 'never' } });
    expect(screen.getByText(/Ask your administrator for a new moment/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Yes, identity document seen' })).toBeNull();
  });

  it('W9 who was confirmed in time but begins on another day comes where it is asked', async () => {
    const { go, path, device, pass } = await anExamPage('candidate');
    const nextDay = new Date(Date.parse(ownExam().plannedAt) + 24 * 3_600_000);
    vi.spyOn(device.deps.world, 'now').mockReturnValue(nextDay);
    go(path().replace('/candidate/', '/mark/'));
    await pass(0);
    expect(path()).toContain('/candidate/');
    expect(why()).not.toBeNull();
  });

  it('W9 the marking screen of an exam off its plan leads to the question', async () => {
    const { path } = await anExamPage('mark', { exam: otherDay, isIdentified: false });
    expect(path()).toContain('/candidate/');
    expect(why()).not.toBeNull();
  });
});

describe('who stands here', () => {
  const onTime = { exam: ownExam(), isIdentified: false } as const;

  it('W11 may be somebody else: nothing is recorded, and one comes where the right one is chosen', async () => {
    const { user, device, path } = await anExamPage('candidate', onTime);
    await user.click(screen.getByRole('button', { name: 'No, somebody else' }));
    expect(path()).toBe('/');
    expect(device.recorded).toHaveLength(0);
  });

  it('W11 is taken back with one tap; marks stay, and it is asked again', async () => {
    const { user, recorded } = await anExamPage('candidate', { marks: { '1.1.1': 'met' } });
    expect(screen.getByText('What was marked already stays.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Somebody else after all: take back' }));
    expect(recorded('identification-withdrawn')).toHaveLength(1);
    expect(yes()).toBeTruthy();
    expect(screen.queryByRole('link', { name: /^Continue at/ })).toBeNull();
    expect(document.activeElement?.tagName).toBe('H1');
    await user.click(yes());
    expect(screen.getByRole('link', { name: 'Continue at 1.1.2' })).toBeTruthy();
    expect(recorded('candidate-identified')).toHaveLength(2);
  });
});
