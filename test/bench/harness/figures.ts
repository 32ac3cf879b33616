/**
 * The figures of one benchmark: every way (ours, a peer, a limit) gives one reading per round, in turns, so that a busy
 * machine slows all of them alike. Printed are medians, and how many times the reference's median each is.
 */
import { median } from './statistics';

/** One reading of one way: a number per column. */
export type Reading = Readonly<Record<string, number>>;

/** Ways by name, run one after the other in every round. */
export type Ways = Readonly<Record<string, (round: number) => Promise<Reading>>>;

/** All readings of each way, in the order of the rounds. */
export type Figures = ReadonlyMap<string, readonly Reading[]>;

/** Runs every way once per round. */
export async function measureInRounds(rounds: number, ways: Ways): Promise<Figures> {
  const figures = new Map<string, Reading[]>(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(ways)) {
      const reading = await run(round);
      figures.get(name)?.push(reading);
      process.stderr.write(`  round ${round + 1}/${rounds} ${name} ${JSON.stringify(reading)}\n`);
    }
  return figures;
}

export const medianOf = (figures: Figures, way: string, column: string): number =>
  median((figures.get(way) ?? []).flatMap((reading) => reading[column] ?? []));

const rounded = (value: number): string =>
  Number.isNaN(value) ? '' : value >= 100 ? String(Math.round(value)) : value.toPrecision(3);

/**
 * The table as Markdown.
 * @param ratioOf column that ways are compared by
 */
export function composeTable(figures: Figures, ratioOf: string): string {
  const columns = [...new Set([...figures.values()].flat().flatMap(Object.keys))];
  const ways = [...figures.keys()];
  const ours = medianOf(figures, ways[0] ?? '', ratioOf);
  const rows = ways.map((way) => {
    const cells = columns.map((column) => rounded(medianOf(figures, way, column)));
    return [way, ...cells, rounded(ours / medianOf(figures, way, ratioOf))];
  });
  const head = ['', ...columns, `ours / this (${ratioOf})`];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
