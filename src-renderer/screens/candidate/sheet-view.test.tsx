// @vitest-environment happy-dom
/** Screen and paper are drawn from one object: what stands on the one stands on the other, in the same order. */
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anOrganisation, aSheet } from '../../../test/builders/a-sheet';
import { anAssessment } from '../../../test/builders/an-assessment';
import { anExam } from '../../../test/builders/an-exam';
import { SheetView } from './sheet-view';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';
const story = anAssessment(anExam())
  .identified()
  .markedAll('met')
  .marked('1.1.1', 'not-met')
  .remarked('1.1.1', 'Geen veiligheidsbril gedragen.')
  .signed();
const sheet = aSheet(story, { organisation: anOrganisation({ logoPng: pixel }) });

it('shows the candidate’s page first, with every word of it, and then the record', () => {
  render(<SheetView sheet={sheet} label="form" />);
  const shown = screen.getByRole('article', { name: 'form' }).textContent ?? '';
  const { about, decisive, bars, well, better, next } = sheet.candidatePage;
  const inOrder = [
    sheet.candidateName,
    ...about,
    sheet.outcome.title,
    sheet.outcome.result.word,
    decisive ?? '',
    bars.title,
    ...bars.items.flatMap(({ code, name, words, result, reasons }) => [
      code,
      name,
      words,
      result.word,
      ...reasons,
    ]),
    bars.legend,
    ...[well, better].flatMap((told) =>
      told
        ? [
            told.title,
            ...told.lines,
            ...told.points.flatMap(({ number, text, result, critical, remark }) => [
              number,
              text,
              result.word,
              critical ?? '',
              remark ?? '',
            ]),
          ]
        : [],
    ),
    ...next.flatMap(({ title, lines }) => [title, ...lines]),
    sheet.recordTitle,
    ...sheet.rule.lines,
    ...sheet.verification.lines,
  ];
  let at = 0;
  for (const text of inOrder) {
    const found = shown.indexOf(text, at);
    expect(found, text).toBeGreaterThanOrEqual(at);
    at = found + text.length;
  }
});

it('shows the logo, which says nothing that does not stand beside it', () => {
  const { container } = render(<SheetView sheet={sheet} label="form" />);
  const logo = container.querySelector('img');
  expect(logo?.getAttribute('src')).toContain('data:image/png;base64,');
  expect(logo?.getAttribute('alt')).toBe('');
  expect(container.textContent).toContain('Vakcollege De Werf');
});
