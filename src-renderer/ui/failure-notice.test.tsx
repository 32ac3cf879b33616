// @vitest-environment happy-dom
/** What an action at the foot of a long screen met comes into view at its head, each time anew. */
import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { type Problem, problem } from '../../shared/kernel/problem';
import { aPage } from '../../test/builders/a-page';
import { FailureNotice } from './failure-notice';

afterEach(() => vi.restoreAllMocks());

it('a problem is brought into view, and so is the next one', async () => {
  const brought = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined);
  let meet: (next: Problem) => void = () => undefined;
  function Long() {
    const [met, setMet] = useState<Problem>(problem('roster-moved'));
    meet = setMet;
    return <FailureNotice problem={met} onClose={() => undefined} />;
  }
  await aPage(Long);
  const notice = await screen.findByRole('alert');
  expect(brought.mock.instances.some((place) => (place as unknown as Element).contains(notice))).toBe(true);
  const before = brought.mock.calls.length;
  act(() => meet(problem('disk-full')));
  expect(brought.mock.calls.length).toBe(before + 1);
});
