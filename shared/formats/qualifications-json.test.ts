import { expect, it } from 'vitest';
import { aQualification } from '../../test/builders/a-qualification';
import { writeQualificationsJson } from './qualifications-json';

it('M63 the data file names the module by its id, and holds nothing that is of one centre only', () => {
  const text = writeQualificationsJson({
    qualifications: [{ ...aQualification({ status: 'active' }), isRemoved: false }],
    competences: [],
    exportedAt: '2026-11-27T10:00:00.000Z',
  });
  const { module, qualifications } = JSON.parse(text);
  expect(module).toBe('kds');
  expect(qualifications).toHaveLength(1);
  for (const field of ['status', 'history', 'isRemoved']) expect(qualifications[0]).not.toHaveProperty(field);
});
