/** What a colleague made of an import, brought together with taking it back: both are in it, and the import says so. */
import { expect, it } from 'vitest';
import { stayedAfterUndo } from '../../shared/domain/import-undo';
import { splitQualification } from '../../shared/domain/qualification';
import type { QualificationHead } from '../../shared/records/qualification';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { aWorld } from '../../test/builders/a-world';
import { anId } from '../../test/builders/an-exam';
import { value } from '../../test/builders/value';
import type { ActionDeps } from './action';
import { mergeQualification } from './merge-qualification';

const welder = aQualification({
  coreTasks: [aCoreTask({ workProcesses: [aWorkProcess({ indicators: [anIndicator({ text: 'Last' })] })] })],
});
/** The same tree with this text, and one more indicator where one is named. */
const withText = (text: string, more?: string) =>
  splitQualification(
    {
      ...welder,
      coreTasks: welder.coreTasks.map((coreTask) => ({
        ...coreTask,
        workProcesses: coreTask.workProcesses.map((workProcess) => ({
          ...workProcess,
          indicators: [
            ...workProcess.indicators.map((indicator) => ({ ...indicator, text })),
            ...(more ? [anIndicator({ text: more })] : []),
          ],
        })),
      })),
    },
    null,
  );
const [before, imported, colleague] = [
  withText('Last'),
  withText('Last netjes'),
  withText('Last netjes', 'Ruimt op'),
];

it('one that went back in part is told, whichever of the two the hub took first', async () => {
  const versions = new Map(
    [before, imported, colleague].map(({ head, version }) => [head.versionDigest, version]),
  );
  const cache = { content: async (_type: string, digest: string) => versions.get(digest as never) ?? null };
  const deps = { cache, world: aWorld(1, '2026-11-27T12:00:00.000Z') } as unknown as ActionDeps;
  const by = anId<'Staff'>(8000);
  for (const [standing, displaced] of [
    [before, colleague],
    [colleague, before],
  ] as const) {
    const heads = { base: imported.head, standing: standing.head, displaced: displaced.head };
    const { document } = value(await mergeQualification(deps, heads, by));
    const undone = { at: '2026-11-27T10:00:00.000Z', by };
    const record = {
      ...{ importId: anId<'Import'>(4), source: '', importedAt: '2026-11-27T09:00:00.000Z', importedBy: by },
      ...{ competences: [], undone },
      qualifications: [
        {
          ...{ qualificationId: before.head.qualificationId, revision: anId<'Change'>(5) },
          before: before.head,
        },
      ],
    };
    const stayed = stayedAfterUndo(record, [record], () => document as QualificationHead);
    expect(stayed).toEqual({ made: [], changed: [before.head.qualificationId] });
  }
});
