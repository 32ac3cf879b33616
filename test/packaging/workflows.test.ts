/** The workflows call only scripts and files that exist, use only actions pinned by commit, and try what we support. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { releaseKinds } from '../../scripts/write-checksums.mjs';
import { readText, root } from '../architecture/source-files';

type Step = { uses?: string; run?: string; env?: Record<string, string>; with?: Record<string, unknown> };
type Job = {
  uses?: string;
  steps?: Step[];
  needs?: string;
  permissions?: Record<string, string>;
  strategy?: { matrix: Record<string, (string | number)[]> };
};
type Workflow = { name: string; on: object; permissions: Record<string, string>; jobs: Record<string, Job> };

const yaml = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };
const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
const files = ['.github/workflows/ci.yml', '.github/workflows/release.yml'];
const workflowOf = (file: string): Workflow => yaml.load(readText(file)) as Workflow;
const stepsOf = (workflow: Workflow): Step[] =>
  Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);

/** What a command line asks for that is not there. */
const missingIn = (command: string): string[] => [
  ...[...command.matchAll(/\bnpm run ([\w:-]+)|\bnpm (test)\b/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((name) => !scripts[name])
    .map((name) => `no script ${name}`),
  ...[...command.matchAll(/\bnode ([\w./-]+\.m?js)\b/g)]
    .map((match) => match[1] ?? '')
    .filter((file) => !existsSync(path.join(root, file)))
    .map((file) => `no file ${file}`),
];

it('the search for what is missing finds it', () => {
  expect(missingIn('npm ci && npm run dits\nnode scripts/nothing.mjs release\nnpm test')).toEqual([
    'no script dits',
    'no file scripts/nothing.mjs',
  ]);
});

describe.each(files)('%s', (file) => {
  const workflow = workflowOf(file);

  it('calls scripts and files that are there', () => {
    const commands = stepsOf(workflow).flatMap((step) => step.run ?? []);
    expect(commands.length).toBeGreaterThan(3);
    expect(commands.flatMap(missingIn)).toEqual([]);
  });

  it('pins every action to a commit, with its full version beside it', () => {
    const used = readText(file)
      .split('\n')
      .filter((line) => /\buses:/.test(line) && !/uses: \.\//.test(line));
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual(
      [],
    );
  });

  it('may read and no more, keeps no token in the clone, and pastes nothing into a command', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const checkouts = stepsOf(workflow).filter((step) => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
    expect(stepsOf(workflow).filter((step) => step.run?.includes('${{'))).toEqual([]);
  });
});

describe('ci', () => {
  const job = workflowOf(files[0]!).jobs.test!;
  const commands = (job.steps ?? []).map((step) => step.run ?? '');

  it('tries three systems with Node 22 and 24', () => {
    const { os, node } = job.strategy!.matrix;
    expect(os!.map((one) => String(one).split('-')[0])).toEqual(['ubuntu', 'windows', 'macos']);
    expect(node).toEqual([22, 24]);
  });

  it('tests everything, then fetches Electron and makes the journeys on it', () => {
    const order = ['npm ci', 'npm test', 'electron/install.js', 'npm run test:electron'].map((part) =>
      commands.findIndex((command) => command.includes(part)),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(readText('scripts/test-electron.mjs')).toContain('--project=electron');
    expect(readText('playwright.config.ts')).toContain("name: 'electron'");
  });

  it('sees no secrets', () => {
    expect(readText(files[0]!)).not.toContain('secrets.');
  });
});

describe('release', () => {
  const { jobs } = workflowOf(files[1]!);

  it('makes installers of what passed all tests, and a draft of those', () => {
    expect(jobs.test!.uses).toBe('./.github/workflows/ci.yml');
    expect(workflowOf(files[0]!).on).toHaveProperty('workflow_call');
    expect(jobs.installers!.needs).toBe('test');
    expect(jobs.draft!.needs).toBe('installers');
    expect(jobs.draft!.permissions).toEqual({ contents: 'write' });
    expect((jobs.draft!.steps ?? []).at(-1)?.run).toMatch(/^gh release create .*--draft /);
  });

  it('reads the fuses of what each system made before it is uploaded', () => {
    const steps = jobs.installers!.steps ?? [];
    const reading = steps.findIndex(
      (step) => step.run?.includes('binary/fuses') && step.env?.VAKPROEF_PACKAGED,
    );
    expect(reading).toBeGreaterThan(steps.findLastIndex((step) => step.run === 'npm run dist'));
    expect(reading).toBeLessThan(
      steps.findIndex((step) => step.uses?.startsWith('actions/upload-artifact@')),
    );
    expect(existsSync(path.join(root, 'test/e2e/electron/binary/fuses.spec.ts'))).toBe(true);
  });

  it('uploads every kind of file that gets a checksum', () => {
    const upload = jobs.installers!.steps!.find((step) => step.uses?.startsWith('actions/upload-artifact@'));
    const kinds = String(upload?.with?.path)
      .trim()
      .split('\n')
      .map((line) => path.extname(line.trim()));
    // The bill of materials is written once, for all systems.
    expect([...kinds, '.cdx.json'].sort()).toEqual([...releaseKinds].sort());
  });
});
