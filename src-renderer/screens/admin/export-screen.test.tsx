/** Saving qualifications as files, on screen: which kind is for a spreadsheet, and what a file does not hold. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, it } from 'vitest';
import { contentDigestOf } from '../../../shared/domain/content-digest';
import { splitQualification } from '../../../shared/domain/qualification';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../../test/builders/a-qualification';
import { putWorkersHere } from '../../../test/fakes/workers-here';
import { ExportScreen } from './export-screen';

beforeAll(putWorkersHere);

it('says that a CSV is not for a spreadsheet, and of how many parts a table does not hold everything', async () => {
  const long = { ...anIndicator(), ...{ ofLater: 'x'.repeat(40_000) } };
  const workProcesses = [aWorkProcess({ indicators: [long, { ...anIndicator(), ...{ ofLater: long } }] })];
  const one = aQualification({ coreTasks: [aCoreTask({ workProcesses })] });
  const { head, version } = splitQualification(one, null);
  await aPage(
    ExportScreen,
    pulledEntry([
      [aVersion('qualification', one.qualificationId, head), 10],
      [
        aChange({
          kind: 'content',
          type: 'qualification-version',
          subjectType: 'qualification-version',
          subjectId: contentDigestOf(version),
          body: version,
        }),
        11,
      ],
    ]),
  );
  const user = userEvent.setup();
  expect(await screen.findByText(/To open the file in Excel, choose XLSX/)).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: /Lasser/ }));
  await user.click(screen.getByRole('button', { name: 'Save 1 file' }));
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(screen.getByText(/In 2 parts, not everything fits in a cell/)).toBeTruthy();
});
