// @vitest-environment happy-dom
/** Whoever turns a tablet still sees the field they stand in. */
import { expect, it, vi } from 'vitest';
import { keepInView } from './keep-in-view';

it('brings the field that has the focus back in sight when the window gets another size, and moves nothing else', () => {
  document.body.innerHTML = '<header><button>Lock</button></header><main><textarea></textarea></main>';
  const [button, field] = [document.querySelector('button')!, document.querySelector('textarea')!];
  const frames: (() => void)[] = [];
  const [fieldMoved, buttonMoved] = [vi.fn(), vi.fn()];
  field.scrollIntoView = fieldMoved;
  button.scrollIntoView = buttonMoved;
  const resize = (): void => {
    window.dispatchEvent(new Event('resize'));
    while (frames.length > 0) frames.shift()?.();
  };
  const end = keepInView(window, (work) => void frames.push(work));
  resize();
  button.focus();
  resize();
  expect([fieldMoved.mock.calls.length, buttonMoved.mock.calls.length]).toEqual([0, 0]);
  field.focus();
  resize();
  expect(fieldMoved.mock.calls).toEqual([[{ block: 'nearest' }]]);
  end();
  resize();
  expect(fieldMoved).toHaveBeenCalledTimes(1);
});

it('brings what the screen is about in sight first, then the field somebody is at, and no heading after it', () => {
  document.body.innerHTML =
    '<main><h1 tabindex="-1" data-heading></h1><p data-kept-in-view>Lays a bead</p><textarea></textarea></main>';
  const [heading, indicator, field] = [...document.querySelector('main')!.children] as HTMLElement[];
  const moved: string[] = [];
  for (const [name, element] of Object.entries({ heading, indicator, field }))
    element!.scrollIntoView = () => void moved.push(name);
  const frames: (() => void)[] = [];
  const width = vi.spyOn(window, 'innerWidth', 'get').mockReturnValue(1280);
  const end = keepInView(window, (work) => void frames.push(work));
  const resizeAt = (focused: HTMLElement | undefined, wide: number): void => {
    focused?.focus();
    width.mockReturnValue(wide);
    window.dispatchEvent(new Event('resize'));
    while (frames.length > 0) frames.shift()?.();
    moved.push(`${wide}`);
  };
  resizeAt(heading, 800);
  resizeAt(field, 1280);
  // A keyboard on the screen takes height only: whoever reads further down is not taken back.
  resizeAt(heading, 1280);
  end();
  expect(moved).toEqual(['indicator', '800', 'indicator', 'field', '1280', '1280']);
});
