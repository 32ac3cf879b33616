// @vitest-environment happy-dom
/** The bell: how many are new, the way to each, read per person, and no more than a dot while somebody marks. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { useActor } from '../../queries/use-actor';
import { useReadNews } from '../../ui/read-news';
import { NewsBell } from './news-bell';

const me = anId<'Staff'>(8000);
const other = anId<'Staff'>(8003);
const plan = anExam({
  code: 'LAS-1',
  title: 'Lassen',
  examinerId: me,
  candidates: [me, other].map((examinerId, at) => aCandidate({ assessmentId: anId(7001 + at), examinerId })),
});

/** A colleague moved it an hour ago. */
const moved = (changeId = 1) => {
  const change = {
    changeId: anId<'PlanChange'>(changeId),
    at: new Date(Date.now() - 3_600_000).toISOString(),
    byStaffId: anId<'Staff'>(8001),
    reason: 'ziek',
    version: 2,
    before: { place: 'Hal 1' },
  };
  return aVersion('exam', plan.examId, { ...recordsOf(plan).planned, changes: [change] });
};

const bell = (isAtWork: boolean) =>
  function Bell() {
    const actor = useActor();
    return actor ? <NewsBell actor={actor} isAtWork={isAtWork} /> : null;
  };
const [Bell, BellAtWork] = [bell(false), bell(true)];

/** The popover of the browser, which the window of the tests has not: told that it opened or closed. */
const toggled = (newState: 'open' | 'closed') => {
  const popover = document.querySelector('[popover]');
  if (!popover) throw new Error('no popover');
  popover.setAttribute('data-state', newState);
  fireEvent(popover, Object.assign(new Event('toggle'), { newState }));
};
const button = (name: string) => screen.queryByRole('button', { name });

beforeEach(() => {
  useReadNews.setState({ read: [] });
  HTMLElement.prototype.hidePopover = () => undefined;
});

describe('the bell', () => {
  it('counts what is new, leads to it, and has been read when it is closed', async () => {
    await aPage(Bell, pulledEntry([[moved(), 10]]));
    expect(button('Messages: 1 new')).toBeTruthy();
    expect(screen.queryByText(/LAS-1/)).toBeNull();
    toggled('open');
    const link = screen.getByText('The plan was changed: LAS-1 · Lassen').closest('a');
    expect(link?.getAttribute('href')).toBe('/');
    expect(within(link as HTMLElement).getByText('New')).toBeTruthy();
    toggled('closed');
    expect(button('Messages')).toBeTruthy();
    toggled('open');
    expect(screen.getByText('The plan was changed: LAS-1 · Lassen')).toBeTruthy();
    expect(screen.queryByText('New')).toBeNull();
  });

  it('is new again when the plan changes once more', async () => {
    const page = await aPage(Bell, pulledEntry([[moved(), 10]]));
    toggled('open');
    await userEvent.click(screen.getByText(/^The plan was changed/));
    expect(button('Messages')).toBeTruthy();
    await page.add(pulledEntry([[moved(2), 11]]));
    expect(button('Messages: 1 new')).toBeTruthy();
  });

  it('is read by one person and not by the next at this device', async () => {
    const { device } = await aPage(Bell, pulledEntry([[moved(), 10]]));
    toggled('open');
    toggled('closed');
    const person = { staffId: other, name: 'Eva', jobTitle: '', roles: ['examiner'], independent: true };
    await act(async () => {
      device.put('staff', other, person);
      device.signIn(other);
    });
    expect(button('Messages: 1 new')).toBeTruthy();
    await act(async () => device.signIn(me));
    expect(button('Messages')).toBeTruthy();
  });

  it('says that there is nothing', async () => {
    await aPage(Bell);
    toggled('open');
    expect(screen.getByText('There is nothing new.')).toBeTruthy();
  });

  it('is no more than a dot while somebody marks: no number, nothing that opens or speaks', async () => {
    await aPage(BellAtWork, pulledEntry([[moved(), 10]]));
    expect(button('Messages: there is something new')?.textContent).toBe('');
    expect(document.querySelector('[role=status], [role=alert], [aria-live]')).toBeNull();
    expect(screen.queryByText(/LAS-1/)).toBeNull();
  });
});

it('what was read stands on disk without a name or an id', async () => {
  useReadNews.getState().noteRead(me, [`received ${me}`, 'plan 1']);
  const stored = localStorage.getItem('vakproef-read-news') ?? '';
  expect(JSON.parse(stored).state.read).toHaveLength(2);
  expect(stored).not.toContain(me);
});
