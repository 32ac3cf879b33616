/** Finding people in a register of thousands while one types: the same queries, and the same hits. */

import { wholeParticipant } from '../../../shared/domain/whole-participant';
import { foldText } from '../../../shared/kernel/fold-text';
import { fullName, type Participant } from '../../../shared/records/participant';
import { participantShape } from '../../../src-renderer/screens/admin/participant-search';
import { createSearchList } from '../../builders/a-search-list';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import type { BenchOptions } from '../harness/options';
import { median, percentile } from '../harness/statistics';
import { makeNationalSet } from '../workload/national-set';

const queries =
  'jan|jansen|sanne|van de|der|bakker-vi|30001|3000|mo|x|yil|fat|e|an|kok|seyma|noah ali|lot|hoek|q'.split(
    '|',
  );
const repeats = 25;
/** As many as a list draws at first. */
const firstRows = 100;

type Find = (query: string) => readonly Participant[];

const plain = (one: Participant): string => foldText(`${one.number} ${fullName(one)} ${one.group}`);

/** The peer: every text asked whether it includes every word. */
function scanWithIncludes(sorted: readonly Participant[]): Find {
  const rows = sorted.map((participant) => ({ participant, text: plain(participant) }));
  return (query) => {
    const words = foldText(query).split(/\s+/).filter(Boolean);
    return rows
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .map((row) => row.participant);
  };
}

/** The limit: one text of all rows, gone through once per query, which counts rows and gathers none. */
function countInOneText(sorted: readonly Participant[]): (query: string) => number {
  const texts = sorted.map(plain);
  const all = `\n${texts.join('\n')}\n`;
  return (query) => {
    const word = foldText(query);
    let count = 0;
    for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, all.indexOf('\n', at))) count += 1;
    return count;
  };
}

/** A query counts with the median of its repeats: what a busy machine takes away is not the search's. */
function timeQueries(ask: (query: string) => unknown): Reading {
  const medians = queries.map((query) => {
    const times: number[] = [];
    for (let i = 0; i < repeats; i++) {
      const start = performance.now();
      ask(query);
      times.push(performance.now() - start);
    }
    return median(times);
  });
  return { 'p50 ms': percentile(medians, 0.5), 'p99 ms': percentile(medians, 0.99) };
}

export async function runBenchmark({ rounds, scale }: BenchOptions): Promise<string> {
  const participants = makeNationalSet(scale).participants.map((one) => wholeParticipant(one, undefined));
  const list = createSearchList(participants, participantShape);
  const ours: Find = (query) => list.find(query).rows;
  const scan = scanWithIncludes(list.rows);
  const count = countInOneText(list.rows);
  const differing = queries.filter((query) => {
    const [a, b] = [ours(query), scan(query)];
    const { total } = list.find(query, firstRows);
    return (
      total !== b.length ||
      a.length !== b.length ||
      a.some((one, index) => one.participantId !== b[index]?.participantId)
    );
  });
  const figures = await measureInRounds(rounds, {
    'ours, counted, a hundred rows': async () => timeQueries((query) => list.find(query, firstRows)),
    'ours, every row': async () => timeQueries(ours),
    'peer: includes over an array': async () => timeQueries(scan),
    'limit: indexOf over one text': async () => timeQueries(count),
  });
  const hits = differing.length === 0 ? 'equal hits' : `DIFFERENT HITS for ${differing.join(', ')}`;
  return `${participants.length} participants, ${queries.length} queries, ${hits}\n\n${composeTable(figures, 'p99 ms')}`;
}
