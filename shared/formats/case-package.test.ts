/**
 * CASE packages: what we write holds to the official schema and says to a plain reader what we mean; what others wrote is
 * counted here anew, apart from our reader. The schema and the packages of others stand in the folder `shared/data` beside
 * the repository; what needs them is skipped where that is absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLargeQualification, anyQualification } from '../../test/builders/any-qualification';
import type { Qualification } from '../domain/qualification';
import { standardCompetences } from '../records/standard-competences';
import { readCase } from './read-case';
import { composeCasePackage } from './write-case';

const folder = path.resolve(import.meta.dirname, '../../../shared/data/case');
const schemaFile = path.join(folder, 'SCHEMA-case-v1p1-cfpackage.schema.json');
const hasData = existsSync(schemaFile);
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const packageOf = (...qualifications: Qualification[]) =>
  composeCasePackage({
    ...{ qualifications, competences: standardCompetences, title: 'Lassen', creator: 'Centrum' },
    exportedAt: '2026-11-27T03:00:00.000Z',
  });

describe.skipIf(!hasData)('the official schema (skipped where the shared data is not there)', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(hasData ? json(schemaFile) : {});

  it('finds nothing wrong with what we write', () => {
    fc.assert(
      fc.property(anyQualification, anyQualification, (one, other) => {
        validate(
          JSON.parse(
            JSON.stringify(
              packageOf(one, {
                ...other,
                qualificationId: one.coreTasks[0]?.coreTaskId ?? one.qualificationId,
              } as Qualification),
            ),
          ),
        );
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 60 },
    );
    validate(JSON.parse(JSON.stringify(packageOf(aLargeQualification(2000)))));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('finds something wrong with what is wrong', () => {
    const wrong = { ...packageOf(aLargeQualification(20)), CFItems: [{ identifier: 'no' }] };
    expect(validate(wrong)).toBe(false);
  });
});

type Given = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): readonly Given[] => (Array.isArray(value) ? value : []);

describe('a package of ours to a plain reader', () => {
  const large = aLargeQualification(200);
  const given = packageOf(large);
  const items = listOf(given.CFItems);

  it('has every association lead from an item to an item or the document', () => {
    const known = new Set([...items, given.CFDocument as Given].map(({ identifier }) => identifier));
    const ends = listOf(given.CFAssociations).flatMap(({ originNodeURI, destinationNodeURI }) => [
      (originNodeURI as Given).identifier,
      (destinationNodeURI as Given).identifier,
    ]);
    expect(ends.filter((end) => !known.has(end))).toEqual([]);
  });

  it('has every identifier once, and every item under one parent', () => {
    const ids = [...items, ...listOf(given.CFAssociations)].map(({ identifier }) => identifier);
    expect(new Set(ids).size).toBe(ids.length);
    const children = listOf(given.CFAssociations).filter(
      ({ associationType }) => associationType === 'isChildOf',
    );
    expect(children).toHaveLength(items.length);
  });

  it('has one item per part of the tree, by its type', () => {
    const count = (type: string) => items.filter(({ CFItemType }) => CFItemType === type).length;
    const workProcesses = large.coreTasks.flatMap((coreTask) => coreTask.workProcesses);
    expect(count('Core task')).toBe(large.coreTasks.length);
    expect(count('Work process')).toBe(workProcesses.length);
    expect(count('Performance indicator')).toBe(workProcesses.flatMap(({ indicators }) => indicators).length);
  });
});

const packages = hasData ? readdirSync(folder).filter((name) => name.endsWith('items.json')) : [];

describe.skipIf(!hasData)('packages of others (skipped where the shared data is not there)', () => {
  it.each(packages)('%s: every item has its place, at every level that can be chosen', (name) => {
    const given = json(path.join(folder, name));
    const read = readCase(given);
    if (!read.ok) throw new Error(read.problem.code);
    // Form feeds that stand where a backslash was lost are taken out, which is told.
    const texts = listOf(given.CFItems).map(({ fullStatement }) =>
      String(fullStatement).replace(/(?![\n\r\t])\p{Cc}/gu, ''),
    );
    for (const { level, count } of read.value.levels ?? []) {
      const at = readCase(given, { level });
      if (!at.ok) throw new Error(at.problem.code);
      expect(at.value.qualifications).toHaveLength(count);
    }
    const whole = JSON.stringify(read.value.qualifications);
    const lost = texts.filter((text) => !whole.includes(JSON.stringify(text).slice(1, -1)));
    expect(lost).toEqual([]);
    const nodes = read.value.qualifications.flatMap(({ coreTasks }) =>
      coreTasks.flatMap((coreTask) => [
        coreTask,
        ...coreTask.workProcesses.flatMap((workProcess) => [workProcess, ...workProcess.indicators]),
      ]),
    );
    const ids = nodes.map(({ id }) => id).filter((id) => id !== null);
    expect(ids.sort()).toEqual(
      listOf(given.CFItems)
        .map(({ identifier }) => identifier)
        .sort(),
    );
  });

  it('read the six of them with as many items and associations as they have', () => {
    expect(packages.length).toBeGreaterThan(5);
  });
});
