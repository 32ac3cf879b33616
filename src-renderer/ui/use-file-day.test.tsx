// @vitest-environment happy-dom
/** Whoever saves a file after midnight finds it under the day that the clock on the wall shows. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { realWorld } from '../../shared/kernel/real-world';
import { pulledEntry } from '../../test/builders/a-cache-lab';
import { aVersion } from '../../test/builders/a-change';
import { aPageWith } from '../../test/builders/a-page';
import { anOrganisation } from '../../test/builders/a-sheet';
import { useFileDay } from './use-file-day';

function Day() {
  return <p>{useFileDay()()}</p>;
}

it('is the day of the centre, where that of Greenwich is another', async () => {
  const organisation = anOrganisation();
  const world = { ...realWorld, now: () => new Date('2026-11-27T23:30:00.000Z') };
  await aPageWith(
    { world },
    Day,
    pulledEntry([[aVersion('organisation', organisation.organisationId, organisation), 2]]),
  );
  expect(await screen.findByText('2026-11-28')).toBeTruthy();
});
