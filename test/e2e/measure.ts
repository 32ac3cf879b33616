/**
 * Measures the page as it lies on the screen, for specs about layout. Each function answers with what is wrong, in words
 * that name the element; nothing wrong is an empty list. They run in the page, so each stands on its own.
 */
import type { Page } from '@playwright/test';

/** The page must not move sideways; names what sticks out. */
const widthHere = (): string[] => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
    .map((one) => `${one.tagName.toLowerCase()} "${one.textContent?.trim().slice(0, 30)}"`);
  return [`page ${scrollWidth} wide in ${clientWidth}: ${wide.slice(-3).join(', ')}`];
};

/** Words and controls of the header must not lie over each other, nor outside the window. */
const headerHere = (): string[] => {
  const header = document.querySelector('header');
  if (!header) return ['no header'];
  const hasOwnText = (one: Element): boolean =>
    [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const items = [...header.querySelectorAll<HTMLElement>('*')]
    .filter((one) => one.matches('button, a') || (hasOwnText(one) && !one.closest('button, a')))
    .map((one) => ({
      name: one.textContent?.trim() || one.ariaLabel || '',
      box: one.getBoundingClientRect(),
    }))
    .filter(({ box }) => box.width > 2 && box.height > 2);
  if (items.length < 2) return [`only ${items.length} items in the header`];
  const centre = header.querySelector('[class*="organisationName"]');
  const mark = header.querySelector('a[href$="/sync"]');
  const hasRoom = centre && centre.clientWidth > 0 && centre.scrollWidth <= centre.clientWidth;
  // Of one line it is 2.75 rem high, of two a quarter more.
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (hasRoom && mark && mark.getBoundingClientRect().height > 2.875 * rem)
    return ['how handing in stands goes on two lines beside the whole name of the centre'];
  const found = items
    .filter(({ box }) => box.left < -0.5 || box.right > window.innerWidth + 0.5)
    .map(({ name }) => `"${name}" is outside the window`);
  items.forEach((one, index) => {
    for (const other of items.slice(index + 1)) {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (across > 1 && down > 1) found.push(`"${one.name}" and "${other.name}" overlap`);
    }
  });
  return found;
};

/** Rows of a list stand as rows, one under the other, with the options at the right end of each. */
export const measureRows = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('main tbody tr')].filter(
      ({ children }) => children.length > 3,
    );
    if (rows.length === 0) return ['no rows'];
    return rows.flatMap((row) => {
      const name = (row.querySelector('th')?.textContent ?? '').slice(0, 30);
      // A column that has no room at this width stands below the name instead.
      const shown = [...row.children].filter((cell) => cell.checkVisibility());
      const boxes = shown.map((cell) => cell.getBoundingClientRect());
      const last = boxes.at(-1);
      const isLine = boxes.every(({ top }) => Math.abs(top - (last?.top ?? 0)) < 1);
      const options = row.lastElementChild?.querySelectorAll('a, button').length ?? 0;
      const end = row.closest('table')?.getBoundingClientRect().right ?? 0;
      return [
        ...(isLine ? [] : [`"${name}" is no line`]),
        ...(options > 0 ? [] : [`"${name}" has no options at its end`]),
        ...(Math.abs(end - (last?.right ?? 0)) < 2 ? [] : [`the options of "${name}" are not at the right`]),
      ];
    });
  });

/** Whatever a finger may press must be 44 pixels high and wide; a hidden box or radio counts as its label. */
export const measureTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>('main :is(button, a[href], summary, input, textarea)'),
    ].flatMap((one) => {
      const label = one.matches('[type=checkbox], [type=radio]')
        ? (one as HTMLInputElement).labels?.[0]
        : null;
      const pressed = label ?? one;
      if (!pressed.checkVisibility()) return [];
      const { width, height } = pressed.getBoundingClientRect();
      const name = (pressed.textContent?.trim() || pressed.ariaLabel || pressed.tagName).slice(0, 40);
      return width < 43.5 || height < 43.5 ? [`"${name}" is ${width.toFixed(1)}×${height.toFixed(1)}`] : [];
    }),
  );

/** No letter of a button may be cut off, and its words stand in its middle. */
const labelsHere = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('main .mantine-Button-label')].flatMap((label) => {
    const button = label.closest('.mantine-Button-root');
    if (!button || !label.checkVisibility()) return [];
    const range = document.createRange();
    range.selectNodeContents(label);
    const [words, box, whole] = [range, label, button].map((one) => one.getBoundingClientRect());
    if (!words || !box || !whole) return [];
    const name = label.textContent?.trim().slice(0, 40);
    const isCut =
      getComputedStyle(label).overflowY !== 'visible' &&
      (words.top < box.top - 1.5 || words.bottom > box.bottom + 1.5);
    const off = Math.abs((words.top + words.bottom) / 2 - (whole.top + whole.bottom) / 2);
    return [
      ...(isCut ? [`"${name}" is cut off: ${box.height.toFixed(1)} for ${words.height.toFixed(1)}`] : []),
      ...(off > 4 ? [`"${name}" is ${off.toFixed(1)} off the middle`] : []),
    ];
  });

/** The answer buttons must be in view and at least so high, and the indicator's text large enough to read standing. */
export const measureAnswers = (page: Page, lowest: number): Promise<string[]> =>
  page.evaluate((atLeast) => {
    const buttons = [...document.querySelectorAll('[role="group"][aria-label] > button[aria-pressed]')];
    const found = buttons.flatMap((button) => {
      const { top, bottom, left, right, height } = button.getBoundingClientRect();
      const isInView =
        top >= 0 && left >= 0 && bottom <= window.innerHeight + 0.5 && right <= window.innerWidth + 0.5;
      const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return [
        ...(isInView && button.contains(middle) ? [] : [`answer "${button.textContent}" is not in view`]),
        ...(height < atLeast ? [`answer "${button.textContent}" is ${height} high`] : []),
        ...(button.scrollWidth > button.clientWidth ? [`answer "${button.textContent}" is cut off`] : []),
      ];
    });
    if (buttons.length < 2) found.push(`only ${buttons.length} answers`);
    const text = document.querySelector('main article div[lang] > p:last-of-type');
    if (!text) return [...found, 'no indicator'];
    const size = Number.parseFloat(getComputedStyle(text).fontSize);
    if (size < 20) found.push(`the indicator's text is ${size} px`);
    // Its first line: where there is little height, the text runs on behind the words that introduce it.
    const [box] = text.getClientRects();
    const there = box && document.elementFromPoint(box.left + 5, box.top + Math.min(box.height / 2, size));
    if (!text.contains(there ?? null)) found.push('the indicator is covered');
    return found;
  }, lowest);

/**
 * Where the keyboard is must be seen: the focused element may not lie under the bar of answers, nor under what sticks to
 * the top. One that is higher than the room between them must fill it.
 */
export const focusHere = (): string[] => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return [];
  const label = focused.matches('[type=checkbox], [type=radio]')
    ? (focused as HTMLInputElement).labels?.[0]
    : null;
  const shown = label ?? focused;
  const { top, bottom, left, right } = shown.getBoundingClientRect();
  const seen = (y: number): boolean => {
    const there = document.elementFromPoint((left + right) / 2, y);
    return there !== null && (shown.contains(there) || there.contains(shown));
  };
  const edge = 2;
  if (seen(top + edge) && seen(bottom - edge) && seen((top + bottom) / 2)) return [];
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const room =
    window.innerHeight - Number.parseFloat(scrollPaddingTop) - Number.parseFloat(scrollPaddingBottom);
  const middle = Number.parseFloat(scrollPaddingTop) + room / 2;
  if (bottom - top > room && seen(middle)) return [];
  const name = (shown.textContent?.trim() || focused.ariaLabel || focused.tagName).slice(0, 40);
  return [`focus on "${name}" (${Math.round(top)} to ${Math.round(bottom)}) is covered`];
};

/**
 * The marking screen at its hardest: no answer under 96 pixels either way and no word of one broken, nothing to press in
 * the bar under 48, work processes in rows of 44, the line above the answers one line, and the words about a critical
 * point in sight.
 */
export const measureHardDesk = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scale = Number(document.documentElement.style.getPropertyValue('--vp-text-scale') || 1);
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
    const sizeOf = (one: Element) => one.getBoundingClientRect();
    const name = (one: Element) => `"${one.textContent?.trim().slice(0, 40)}"`;
    const answers = all('[role="group"] > button[aria-pressed]').flatMap((one) => {
      const { width, height } = sizeOf(one);
      const walker = document.createTreeWalker(one.querySelector('svg + span') ?? one, NodeFilter.SHOW_TEXT);
      const text = walker.nextNode();
      const words = [...(text?.textContent ?? '').matchAll(/\S+/g)].filter(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text as Node, index);
        range.setEnd(text as Node, index + word.length);
        return range.getClientRects().length > 1 || range.getBoundingClientRect().width > width;
      });
      return [
        ...(width < 95.5 || height < 95.5 ? [`answer ${name(one)} is ${width}×${height}`] : []),
        ...words.map(({ 0: word }) => `"${word}" is broken`),
      ];
    });
    const tools = all('main section[data-hand] button').flatMap((one) => {
      const { width, height } = sizeOf(one);
      if (!one.checkVisibility()) return [];
      return width < 47.5 || height < 47.5 ? [`${name(one)} is ${width}×${height}`] : [];
    });
    const rows = all('nav li > button[title]').flatMap((one) => {
      const { height } = sizeOf(one);
      return height < 43.5 || height > 46 * Math.max(1, scale) ? [`row ${name(one)} is ${height} high`] : [];
    });
    const strip = all('section[data-hand] section').filter((one) => sizeOf(one).height > 64 * scale);
    const banner = all('p[role="status"][title]').filter((one) => one.title !== '');
    const covered = banner.filter((one) => {
      const { top, bottom, right } = sizeOf(one);
      const there = document.elementFromPoint(right - 8, (top + bottom) / 2);
      return !one.contains(there);
    });
    return [
      ...answers,
      ...tools,
      ...rows,
      ...strip.map((one) => `the strip is ${sizeOf(one).height} high`),
      ...(banner.length === 0 ? ['nothing is said of the critical point'] : []),
      ...covered.map((one) => `${name(one)} is covered`),
    ];
  });

/** Every phrase of an open remark sheet, its field and its button must be in sight. */
export const measureSheet = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parts = [
      ...document.querySelectorAll<HTMLElement>('section[data-hand] :is(li > button, textarea, button)'),
    ].filter((one) => one.checkVisibility() && !one.hasAttribute('aria-hidden') && one.tabIndex >= 0);
    const hidden = parts.filter((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return !(there && (one.contains(there) || there.contains(one)));
    });
    return [
      ...(parts.length < 8 ? [`only ${parts.length} parts on the sheet`] : []),
      ...hidden.map((one) => `"${one.textContent?.trim() || one.tagName}" is hidden`),
    ];
  });

/** One after the other, in one trip into the page. */
const allOf =
  (...measures: readonly (() => string[])[]) =>
  (page: Page): Promise<string[]> =>
    page.evaluate<string[]>(`[${measures.map((measure) => `...(${measure})()`).join(', ')}]`);

export const measureWidth = allOf(widthHere);

/** What holds for every screen: its width, its header, its buttons. */
export const measureFrame = allOf(widthHere, headerHere, labelsHere);
