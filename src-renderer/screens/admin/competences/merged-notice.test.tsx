// @vitest-environment happy-dom
/** M16: before a merge is taken back, it says which qualifications come back with it and which stay as they are. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { newId } from '../../../../shared/kernel/ids';
import type { Competence } from '../../../../shared/records/competence';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPage } from '../../../../test/builders/a-page';
import { aHead } from '../../../../test/builders/a-qualification';
import { MergedNotice } from './merged-notice';

const mergedAt = '2026-11-27T09:00:00.000Z';
const into: Competence = {
  ...{ competenceId: newId<'Competence'>(), code: 'V2', name: { nl: 'Lassen' }, origin: 'custom' },
};
const competence: Competence = {
  ...{ ...into, competenceId: newId<'Competence'>(), code: 'V1', status: 'archived' },
  ...{ mergedInto: into.competenceId, mergedAt },
};

/** Its versions, the last of which counts. */
function aHeadWith(...moments: readonly string[]) {
  const head = aHead();
  const entry = (publishedAt: string, versionDigest: string) => ({
    ...{ publishedAt, publishedBy: newId<'Staff'>(), note: '', versionDigest, upon: 'e'.repeat(64) },
  });
  const history = moments.map((moment, index) =>
    entry(moment, index === moments.length - 1 ? head.versionDigest : `${index}`.repeat(64)),
  );
  return { ...head, history };
}

it('M16 counts those that come back, and those that went on since', async () => {
  const later = '2026-11-27T10:00:00.000Z';
  const heads = [
    aHeadWith(mergedAt),
    aHeadWith(mergedAt, later),
    aHeadWith(mergedAt, later),
    aHeadWith(later),
  ];
  await aPage(
    () => <MergedNotice competence={competence} into={into} />,
    pulledEntry(heads.map((head, i) => [aVersion('qualification', head.qualificationId, head), i + 10])),
  );
  expect(screen.getByRole('status').textContent).toContain(
    'Undo gives 1 qualification its previous version back. 2 qualifications were changed since and stay as they are now.',
  );
});
