/**
 * The editor's tree against a model: nested lists, edited the plain way. Numbers are proposed by the tree and proved by
 * examples; here they are taken over into the model. What is kept on disk is written as text after every edit, and now and
 * then everything else is thrown away, as by a crash.
 */
import { describe, expect, it } from 'vitest';
import { aRandom } from '../../../test/builders/a-random';
import { anEdit, type Chance, countingIds } from '../../../test/builders/an-edit';
import { seedOfRun } from '../../../test/faults/seed-of-run';
import { applyEdit, type Edit } from './edit';
import { beginHistory, recordStep, redo, undo } from './history';
import { emptyTree, type NodeKind, type Tree, type TreeNode } from './tree';
import { changesBetween } from './tree-changes';

const seed = seedOfRun();
const kinds: readonly NodeKind[] = ['core-task', 'work-process', 'indicator'];

type Item = { id: string; own: Record<string, unknown>; items: Item[] };
type Model = Item[];

const clone = (model: Model): Model => structuredClone(model);
const modelOf = (tree: Tree, ids = tree.rootIds): Model =>
  ids.map((id) => ({
    id,
    own: { ...tree.nodes.get(id)!.own },
    items: modelOf(tree, tree.nodes.get(id)!.childIds),
  }));

/** Every item with the list that it is in and how deep. */
function* walk(items: Item[], depth = 0): Generator<{ item: Item; list: Item[]; depth: number }> {
  for (const item of items) {
    yield { item, list: items, depth };
    yield* walk(item.items, depth + 1);
  }
}
const find = (model: Model, id: string) => [...walk(model)].find(({ item }) => item.id === id);
const listOf = (model: Model, parentId: string | null): { list: Item[]; depth: number } | null => {
  if (parentId === null) return { list: model, depth: 0 };
  const found = find(model, parentId);
  return found && found.depth < 2 ? { list: found.item.items, depth: found.depth + 1 } : null;
};
const topmost = (model: Model, ids: readonly string[], depth: number): Item[] => {
  const chosen: Item[] = [];
  const visit = (items: Item[], at: number): void => {
    for (const item of items) {
      if (ids.includes(item.id)) {
        if (at === depth) chosen.push(item);
      } else visit(item.items, at + 1);
    }
  };
  visit(model, 0);
  return chosen;
};
const drop = (model: Model, gone: readonly Item[]): void => {
  for (const { item, list } of [...walk(model)]) if (gone.includes(item)) list.splice(list.indexOf(item), 1);
};
const blank = (depth: number): Record<string, unknown> => {
  const named = { name: '', description: '', knowledgeAndSkills: [], sourceKey: null };
  if (depth === 0) return { ...named, part: null, responsibility: '' };
  if (depth === 1) return { ...named, desiredResult: '', competenceIds: [], indicatorIntro: '' };
  return { text: '', critical: false, sourceKey: null };
};
const isEmpty = ({ own: { code: _, ...own }, items }: Item): boolean =>
  items.length === 0 && Object.values(own).every((value) => !value || String(value).trim() === '');

function put(model: Model, items: readonly Item[], parentId: string | null, index: number): void {
  const list = listOf(model, parentId)!.list;
  const stays = list.slice(0, Math.max(0, index)).filter((item) => !items.includes(item)).length;
  drop(model, items);
  list.splice(stays, 0, ...items);
}

function shift(model: Model, ids: readonly string[], by: -1 | 1): void {
  const chosen = [0, 1, 2].flatMap((depth) => topmost(model, ids, depth));
  const order = [...walk(model)].map(({ item }) => item).filter((item) => chosen.includes(item));
  for (const item of by < 0 ? order : order.reverse()) {
    const { list, depth } = find(model, item.id)!;
    const next = list[list.indexOf(item) + by];
    if (next) {
      if (chosen.includes(next)) continue;
      const at = list.indexOf(item);
      [list[at], list[at + by]] = [next, item];
      continue;
    }
    const lists =
      depth === 0 ? [list] : [...walk(model)].filter((w) => w.depth === depth - 1).map((w) => w.item.items);
    const other = lists[lists.indexOf(list) + by];
    if (!other) continue;
    list.splice(list.indexOf(item), 1);
    if (by < 0) other.push(item);
    else other.unshift(item);
  }
}

/** The plain way. Serial numbers are left as they are. */
function change(model: Model, edit: Edit, newId: () => string): void {
  switch (edit.kind) {
    case 'add':
    case 'paste': {
      const isPaste = edit.kind === 'paste';
      let lines = isPaste ? edit.lines.map((line) => line.trim()).filter(Boolean) : [''];
      let { parentId, index } = edit.at;
      const into = isPaste && edit.into !== undefined ? find(model, edit.into) : undefined;
      if (into && isEmpty(into.item) && lines.length > 0) {
        into.item.own[into.depth === 2 ? 'text' : 'name'] = lines[0];
        lines = lines.slice(1);
        parentId = [...walk(model)].find(({ item }) => item.items === into.list)?.item.id ?? null;
        index = into.list.indexOf(into.item) + 1;
      }
      const target = listOf(model, parentId);
      if (!target) return;
      const made = lines.map((line) => {
        const own = { ...blank(target.depth), [target.depth === 2 ? 'text' : 'name']: line };
        return { id: newId(), own, items: [] };
      });
      if (edit.kind === 'add' && made[0]) Object.assign(made[0].own, edit.fields);
      target.list.splice(index, 0, ...made);
      return;
    }
    case 'set':
      Object.assign(find(model, edit.id)?.item.own ?? {}, edit.fields);
      return;
    case 'remove':
      drop(
        model,
        [...walk(model)].map(({ item }) => item).filter(({ id }) => edit.ids.includes(id)),
      );
      return;
    case 'remove-blank':
      drop(
        model,
        [...walk(model)].filter(({ item, depth }) => depth === 2 && isEmpty(item)).map(({ item }) => item),
      );
      return;
    case 'move': {
      const target = listOf(model, edit.to.parentId);
      if (target) put(model, topmost(model, edit.ids, target.depth), edit.to.parentId, edit.to.index);
      return;
    }
    case 'shift':
      shift(model, edit.ids, edit.by);
      return;
    case 'copy': {
      const target = listOf(model, edit.to.parentId);
      if (!target) return;
      const copy = ({ own, items }: Item): Item => {
        const id = newId();
        const { origin: _, ...rest } = own;
        return { id, own: { ...rest, sourceKey: null }, items: items.map(copy) };
      };
      const copies = topmost(modelOf(edit.from), edit.ids, target.depth).map(copy);
      target.list.splice(edit.to.index, 0, ...copies);
      return;
    }
    case 'toggle-critical': {
      const all = [...walk(model)].filter(({ item, depth }) => depth === 2 && edit.ids.includes(item.id));
      const critical = !all.every(({ item }) => item.own.critical);
      for (const { item } of all) item.own.critical = critical;
      return;
    }
    case 'sort': {
      const collator = new Intl.Collator('en', { numeric: true });
      const code = ({ own }: Item): string => String(own.code || '\uffff');
      listOf(model, edit.parentId)?.list.sort((a, b) => collator.compare(code(a), code(b)));
      return;
    }
    case 'knowledge': {
      const found = find(model, edit.id);
      if (found && found.depth < 2)
        (found.item.own.knowledgeAndSkills as string[]).splice(edit.index, edit.remove, ...edit.lines);
      return;
    }
    case 'competences':
    case 'renumber':
      return;
  }
}

const withoutCodes = (model: Model): unknown =>
  model.map(({ id, own: { code: _, ...own }, items }) => ({ id, own, items: withoutCodes(items) }));
const takeCodes = (model: Model, tree: Tree): void => {
  for (const { item } of walk(model)) {
    const code = tree.nodes.get(item.id)?.own.code;
    if (code !== undefined) item.own.code = code;
  }
};
/** Every node stands in one place, under the kind that it belongs in. */
function holdsTogether(tree: Tree): boolean {
  const seen = new Set<string>();
  const visit = (ids: readonly string[], depth: number): boolean =>
    ids.every((id) => {
      const node = tree.nodes.get(id);
      if (!node || seen.has(id) || node.id !== id || node.kind !== kinds[depth]) return false;
      seen.add(id);
      return visit(node.childIds, depth + 1);
    });
  return visit(tree.rootIds, 0) && seen.size === tree.nodes.size;
}

/** What is on disk: a map of texts, written by changes only. */
function aDisk() {
  const rows = new Map<string, string>();
  let rootIds = '[]';
  return {
    write: (before: Tree, after: Tree): void => {
      const changes = changesBetween(before, after);
      if (changes.rootIds) rootIds = JSON.stringify(changes.rootIds);
      for (const id of changes.removedIds) rows.delete(id);
      for (const node of changes.changed) rows.set(node.id, JSON.stringify(node));
    },
    read: (): Tree => {
      const nodes = [...rows.values()].map((row) => JSON.parse(row) as TreeNode);
      return { rootIds: JSON.parse(rootIds), nodes: new Map(nodes.map((node) => [node.id, node])) };
    },
  };
}

function runSequence(chance: Chance, other: Tree): void {
  const disk = aDisk();
  const [treeIds, modelIds] = [countingIds(1000), countingIds(1000)];
  let history = beginHistory<Tree, string>(emptyTree);
  let models: Model[] = [[]];
  let at = 0;
  const trail: string[] = [];
  for (let step = 0; step < 14; step++) {
    const before = history.present;
    const turn = chance(10);
    if (turn < 1) {
      history = undo(history);
      at = Math.max(0, at - 1);
    } else if (turn < 2) {
      history = redo(history);
      at = Math.min(models.length - 1, at + 1);
    } else if (turn < 2.3) {
      history = beginHistory(disk.read());
      models = [models[at]!];
      at = 0;
    } else {
      const edit = anEdit(before, other, chance);
      trail.push(JSON.stringify({ ...edit, from: undefined }));
      const after = applyEdit(before, edit, treeIds);
      const model = clone(models[at]!);
      change(model, edit, modelIds);
      takeCodes(model, after);
      history = recordStep(history, after, edit.kind);
      // What changes nothing is no step; the comparison below shows whether the model agrees.
      at = after === before ? at : at + 1;
      models = after === before ? models.with(at, model) : [...models.slice(0, at), model];
    }
    disk.write(before, history.present);
    const wanted = JSON.stringify(withoutCodes(models[at]!));
    const found = JSON.stringify(withoutCodes(modelOf(history.present)));
    if (wanted !== found || !holdsTogether(history.present)) {
      expect.soft(holdsTogether(history.present)).toBe(true);
      expect(`${trail.join('\n')}\n${found}`).toBe(`${trail.join('\n')}\n${wanted}`);
    }
  }
}

describe(`the editor's tree (seed ${seed})`, () => {
  it('equals a model after 10,000 random sequences of edits, undo, redo, crash and reload', () => {
    const chance = aRandom(seed);
    const makeOther = countingIds();
    let other = emptyTree;
    for (let step = 0; step < 25; step++) other = applyEdit(other, anEdit(other, other, chance), makeOther);
    for (let run = 0; run < 10_000; run++) runSequence(chance, other);
  });
});
