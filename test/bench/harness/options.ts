/** What a run was asked for on the command line. */
import { parseArgs } from 'node:util';

export type BenchOptions = {
  readonly rounds: number;
  /** 1 = the national set: 600 qualifications, 20,000 participants, 2,000 exams, 200,000 events. */
  readonly scale: number;
  /** Write a V8 profile of the product's process beside the figures. */
  readonly isProfiled: boolean;
  /** Part of a name: of many files those, where the benchmark has many; blank: all. */
  readonly only: string;
};

export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string' },
      scale: { type: 'string' },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      profile: { type: 'boolean', default: false },
    },
  });
  return {
    rounds: Number(values.rounds ?? (values.quick ? 3 : 5)),
    scale: Number(values.scale ?? (values.quick ? 0.1 : 1)),
    isProfiled: values.profile,
    only: values.only,
  };
}
