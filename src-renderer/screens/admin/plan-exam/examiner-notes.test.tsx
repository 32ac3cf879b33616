// @vitest-environment happy-dom
/** What is said of the examiner who was chosen (R1, R7). */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Organisation } from '../../../../shared/records/organisation';
import type { Staff } from '../../../../shared/records/staff';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPage } from '../../../../test/builders/a-page';
import { anOrganisation } from '../../../../test/builders/a-sheet';
import { anId } from '../../../../test/builders/an-exam';
import { ExaminerNotes } from './examiner-notes';

const joost: Staff = {
  staffId: anId(8000),
  name: 'Joost Bakker',
  jobTitle: '',
  roles: ['examiner'],
  independent: false,
  registerValidUntil: '2026-11-26',
};
const shown = (given: Partial<Organisation>, day: string, isSeries = false) => {
  const centre = anOrganisation(given);
  return aPage(
    () => <ExaminerNotes examiner={joost} day={day} isSeries={isSeries} />,
    pulledEntry([[aVersion('organisation', centre.organisationId, centre), 1]]),
  );
};

it('R1 R7 is told by the day of the exam, and that one can plan', async () => {
  await shown({}, '2026-11-27');
  expect(screen.getByText(/should be independent.* You can plan\./)).toBeTruthy();
  expect(screen.getByText(/not in the register of examiners on that day.* You can plan\./)).toBeTruthy();
});

it('R7 the last day in the register is one', async () => {
  await shown({}, '2026-11-26');
  expect(screen.queryByText(/not in the register/)).toBeNull();
});

it('R7 is told of a series whose last day is beyond it', async () => {
  await shown({}, '2026-11-27', true);
  expect(screen.getByText(/not in the register of examiners on all days of the series/)).toBeTruthy();
});

it('R1 is not told where the centre leaves it free, and says that it cannot be planned where it is not wanted', async () => {
  await shown({ independentPolicy: 'free', registerPolicy: 'never' }, '2026-11-27');
  expect(screen.queryByText(/should be independent/)).toBeNull();
  expect(screen.getByText(/not in the register.* the exam cannot be planned so/)).toBeTruthy();
});
