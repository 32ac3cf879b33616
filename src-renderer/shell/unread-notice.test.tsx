// @vitest-environment happy-dom
/** The shell says what came in and cannot be read, by name and number. */
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ownEntry, pulledEntry } from '../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../test/builders/a-change';
import { aPage } from '../../test/builders/a-page';
import { anId } from '../../test/builders/an-exam';
import { UnreadNotice } from './unread-notice';

describe('the notice of what cannot be read', () => {
  it('is not there while everything can be read', async () => {
    await aPage(UnreadNotice);
    expect(screen.queryByText('Not everything can be shown')).toBeNull();
  });

  it('counts by kind what needs a newer program, what is broken, and texts that are no change', async () => {
    const portfolio = { kind: 'document', type: 'portfolio', subjectType: 'portfolio', body: {} } as const;
    const page = pulledEntry([
      [aVersion('exam', anId(5001), {}, { typeVersion: 9 }), 1],
      [aVersion('exam', anId(5002), {}, { typeVersion: 9 }), 2],
      [aVersion('staff', anId(5003), { name: 3 }), 3],
      [aChange({ ...portfolio, subjectId: anId(5004) }), 4],
      [aVersion('staff', anId(5005), {}), 5],
    ]);
    if (page.kind !== 'pulled') throw new Error('no page of the feed');
    const photo = aChange({ type: 'photo-taken', subjectId: anId(7001), body: {} });
    const changes = page.changes.map((change) => (change.seq === 5 ? { ...change, text: '{' } : change));
    await aPage(UnreadNotice, { ...page, changes }, ownEntry(photo));
    for (const line of [
      '2 exams: a newer version of the app is needed.',
      '1 assessment: a newer version of the app is needed.',
      '1 staff member: this version of the app cannot read it.',
      '1 other record: a newer version of the app is needed.',
      '1 change from the hub could not be read.',
    ])
      expect(screen.getByText(line)).toBeTruthy();
  });
});
