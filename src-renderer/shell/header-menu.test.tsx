// @vitest-environment happy-dom
/** A menu of the header goes with its screen, and when somebody tabs on: it never lies over what comes next. */
import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { anExamPage } from '../../test/builders/an-exam-page';
import { Shell } from './shell';

afterEach(cleanup);

const menuOnScreen = (): HTMLElement => {
  const menu = document.querySelector<HTMLElement>('header [popover]');
  if (!menu) throw new Error('no menu in the header');
  return menu;
};

it('a menu that is open when the screen changes goes with it', async () => {
  const page = await anExamPage('mark', { frame: Shell });
  const open = menuOnScreen();
  page.go('/');
  await page.pass(0);
  expect(open.isConnected).toBe(false);
  expect(menuOnScreen()).not.toBe(open);
});

it('a menu closes when the focus goes on to something else, and stays while it moves within', async () => {
  await anExamPage('mark', { frame: Shell });
  const menu = menuOnScreen();
  const hide = vi.fn();
  menu.hidePopover = hide;
  const [first, second] = [...menu.querySelectorAll('button')];
  fireEvent.focusOut(first as HTMLElement, { relatedTarget: second });
  expect(hide).not.toHaveBeenCalled();
  fireEvent.focusOut(second as HTMLElement, { relatedTarget: document.querySelector('main') });
  expect(hide).toHaveBeenCalledOnce();
});
