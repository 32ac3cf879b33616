/** A search index that is made part by part, with a rest between: joining a hundred thousand lines at once is seen. */
import { createSearchIndex, type SearchIndex } from '../../../../shared/kernel/search-index';

const partSize = 6000;

/**
 * @param lines one per row, from `searchLineOf`
 * @param rest what to await between two parts
 */
export async function indexInParts(
  lines: readonly string[],
  rest: () => Promise<void>,
): Promise<SearchIndex> {
  const parts: { readonly index: SearchIndex; readonly first: number }[] = [];
  for (let first = 0; first < lines.length; first += partSize) {
    parts.push({ index: createSearchIndex(lines.slice(first, first + partSize)), first });
    await rest();
  }
  return {
    find: (search, shown = lines.length) => {
      const rows: number[] = [];
      let total = 0;
      for (const { index, first } of parts) {
        const hits = index.find(search, Math.max(shown - rows.length, 0));
        for (const row of hits.rows) rows.push(first + row);
        total += hits.total;
      }
      return { rows, total };
    },
  };
}
