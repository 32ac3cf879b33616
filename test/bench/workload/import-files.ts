/**
 * What the benchmark of imports reads: every real file about qualifications that stands beside the repository, and the
 * qualifications of the national set as a ZIP of data files, once as they are and once with something changed in each.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Qualification } from '../../../shared/domain/qualification';
import { writeQualificationsJson } from '../../../shared/formats/qualifications-json';
import { writeZip } from '../../../shared/formats/write-zip';
import { root } from '../harness/place';

const realFolders = ['case', 'crebo', 'sbb-kwalificatiedossiers'];

/** Paths of the real files; none where they are not there. */
export function realFiles(): readonly string[] {
  const data = join(root, '..', 'shared', 'data');
  return realFolders
    .map((folder) => join(data, folder))
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
}

/** One indicator of each is written anew. */
const reworded = (qualification: Qualification): Qualification => ({
  ...qualification,
  coreTasks: qualification.coreTasks.map((coreTask, at) =>
    at > 0
      ? coreTask
      : {
          ...coreTask,
          workProcesses: coreTask.workProcesses.map((workProcess) => ({
            ...workProcess,
            indicators: workProcess.indicators.map((indicator, place) =>
              place > 0 ? indicator : { ...indicator, text: `${indicator.text} (herzien)` },
            ),
          })),
        },
  ),
});

function writeFileOf(path: string, qualifications: readonly Qualification[]): string {
  const files = qualifications.map((qualification) => ({
    name: `${qualification.code}.json`,
    bytes: new TextEncoder().encode(
      writeQualificationsJson({
        qualifications: [qualification],
        competences: [],
        exportedAt: '2026-11-27T08:00:00.000Z',
      }),
    ),
  }));
  writeFileSync(path, writeZip(files));
  return path;
}

/** Two files in the folder: the qualifications, and the same with an indicator of each changed. */
export function nationalFiles(
  folder: string,
  qualifications: readonly Qualification[],
): { readonly first: string; readonly again: string } {
  mkdirSync(folder, { recursive: true });
  return {
    first: writeFileOf(join(folder, 'landelijk.zip'), qualifications),
    again: writeFileOf(join(folder, 'landelijk-herzien.zip'), qualifications.map(reworded)),
  };
}
