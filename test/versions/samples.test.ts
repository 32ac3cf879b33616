/**
 * A sample of every kind of record in every version it ever had, as its program wrote it. A sample is never changed and
 * never goes: what a device signed ten years ago must still open. A kind or version without one fails here.
 */
import { describe, expect, it } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { readChange } from '../../shared/protocol/change';
import { records } from '../../shared/records/all-records';
import { openRecord } from '../../shared/records/open-record';
import { listFiles, readText } from '../architecture/source-files';

const folder = 'test/versions/samples';
const files = listFiles([folder], (file) => file.endsWith('.json'));
const wanted = records.flatMap((record) =>
  Array.from({ length: record.version }, (_, index) => ({
    record,
    version: index + 1,
    file: `${folder}/${record.type}.v${index + 1}.json`,
  })),
);

it('there is a sample of every kind in every version, and none of anything else', () => {
  expect([...files].sort()).toEqual(wanted.map(({ file }) => file).sort());
});

describe.each(wanted)('$file', ({ record, version, file }) => {
  const text = readText(file);
  const change = readChange({ text });

  it('is what it says it is', () => {
    const { kind, subjectType, type, needs } = record;
    expect(change).toMatchObject({ kind, subjectType, type, needs, typeVersion: version });
    if (kind === 'content') expect(contentDigestOf(change?.body)).toBe(change?.subjectId);
  });

  it('opens', () => {
    expect(change && openRecord(change)).toMatchObject({ state: 'read' });
  });

  it('loses nothing when it is read', () => {
    expect(change).toEqual(JSON.parse(text));
    if (change && version === record.version)
      expect(openRecord(change)).toEqual({ state: 'read', body: JSON.parse(text).body });
  });
});
