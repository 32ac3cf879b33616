/** What benchmarks run inside the page: the product's own reading side and host, and the peers beside it. */
import { appendMarks } from './append-marks';
import { commitWithDexie } from './commit-with-dexie';
import { listFromDexie, listFromOneRow } from './list-peers';
import { loadLists, loadListsAfterChange } from './load-lists';
import { openExams } from './open-exams';
import { waitForCache } from './product-cache';
import { syncIntoDexie, syncIntoOneRow } from './sync-peers';
import { showExam, tapMarks } from './tap-marks';

const benchKit = {
  waitForCache,
  openExams,
  loadLists,
  loadListsAfterChange,
  listFromDexie,
  listFromOneRow,
  appendMarks,
  showExam,
  tapMarks,
  commitWithDexie,
  syncIntoDexie,
  syncIntoOneRow,
};
export type BenchKit = typeof benchKit;

Object.assign(globalThis, { benchKit });
