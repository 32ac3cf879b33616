// @vitest-environment happy-dom
/** What is wrong with a table of exams is told by row, in words that somebody can put right. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { PlanRowTrouble } from '../../../../shared/domain/decide-plan-rows';
import { problem } from '../../../../shared/kernel/problem';
import { aPage } from '../../../../test/builders/a-page';
import { BulkPreview } from './bulk-preview';

it('says of a cell that is blank that nothing stands there, and of another what does', async () => {
  const trouble: PlanRowTrouble[] = [
    { row: 2, why: 'template', said: '' },
    { row: 2, why: 'examiner', said: '' },
    { row: 3, why: 'day', said: '31-2-2026' },
  ];
  await aPage(() => (
    <BulkPreview
      table={{ exams: [], unknown: [] }}
      decided={{ plannable: [], trouble }}
      refused={[{ row: 4, problem: problem('plan-not-independent', { code: 'E-1' }) }]}
      examiners={[]}
      isBusy={false}
      onPlan={() => undefined}
    />
  ));
  expect(screen.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
    'Row 2: no template stands there, and none is chosen above',
    'Row 2: no examiner stands there',
    'Row 3: “31-2-2026” is no date from 2000 to 2100',
    'Row 4: the examiner is not independent, and the centre does not want that',
  ]);
});
