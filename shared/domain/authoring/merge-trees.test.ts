import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aWorkProcess } from '../../../test/builders/a-qualification';
import { aRandom } from '../../../test/builders/a-random';
import { anEdit, type Chance, countingIds } from '../../../test/builders/an-edit';
import { seedOfRun } from '../../../test/faults/seed-of-run';
import { newId } from '../../kernel/ids';
import { applyEdit, type Edit } from './edit';
import { mergeTrees, type TreeConflict } from './merge-trees';
import { titleOf } from './node-fields';
import { emptyTree, fromTree, type Tree, toTree } from './tree';
import { childIdsOf, inOrder, parentIdOf } from './tree-walk';

const seed = seedOfRun();

const named = (name: string, texts: string) =>
  aWorkProcess({
    name,
    knowledgeAndSkills: ['steel', 'gas', 'safety'],
    indicators: [...texts].map((text) => anIndicator({ text })),
  });
const base = toTree({
  coreTasks: [
    aCoreTask({ name: 'A', workProcesses: [named('p', 'abcdef'), named('q', 'g')] }),
    aCoreTask({ name: 'B', workProcesses: [named('r', '')] }),
  ],
});
const idOf = (title: string): string => inOrder(base).find((node) => titleOf(node) === title)!.id;
const edit = (...edits: readonly Edit[]): Tree =>
  edits.reduce((tree, each) => applyEdit(tree, each, newId), base);
const set = (title: string, fields: (Edit & { kind: 'set' })['fields']): Edit => ({
  kind: 'set',
  id: idOf(title),
  fields,
});
const remove = (...titles: string[]): Edit => ({ kind: 'remove', ids: titles.map(idOf) });
const move = (title: string, to: string | null, index: number): Edit => ({
  kind: 'move',
  ids: [idOf(title)],
  to: { parentId: to && idOf(to), index },
});
const add = (text: string, to: string, index: number): Edit => ({
  kind: 'paste',
  lines: [text],
  at: { parentId: idOf(to), index },
});
const shapeOf = (tree: Tree, parentId: string | null = null): string =>
  childIdsOf(tree, parentId)
    .map((id) => {
      const inside = shapeOf(tree, id);
      return titleOf(tree.nodes.get(id)!) + (inside ? `(${inside})` : '');
    })
    .join(' ');
const told = (conflicts: readonly TreeConflict[]): string[] =>
  conflicts.map(({ nodeId, field, theirs, mine }) => {
    const name = (value: unknown): unknown => {
      const node = field === 'place' ? base.nodes.get(String(value)) : undefined;
      return node ? titleOf(node) : value;
    };
    return `${titleOf(base.nodes.get(nodeId)!)} ${field}: ${name(theirs)} / ${name(mine)}`;
  });
/** Merged both ways: what comes of it, and the conflicts as the first one sees them. */
function merge(theirs: Tree, mine: Tree): { shape: string; conflicts: string[]; tree: Tree } {
  const merged = mergeTrees(base, theirs, mine);
  const other = mergeTrees(base, mine, theirs);
  if (merged.conflicts.length === 0) expect(other.tree).toEqual(merged.tree);
  expect(other.conflicts.map(({ nodeId, field }) => `${nodeId} ${field}`).toSorted()).toEqual(
    merged.conflicts.map(({ nodeId, field }) => `${nodeId} ${field}`).toSorted(),
  );
  return { shape: shapeOf(merged.tree), conflicts: told(merged.conflicts), tree: merged.tree };
}

describe('two people at one tree', () => {
  it('keeps what each of them wrote where they changed different fields, nodes or places', () => {
    const merged = merge(
      edit(set('a', { text: 'A!' }), move('f', 'p', 0), add('x', 'p', 3), remove('g')),
      edit(set('a', { critical: true }), move('b', 'r', 0), add('y', 'p', 6), set('B', { name: 'BB' })),
    );
    expect(merged).toMatchObject({ shape: 'A(p(f A! x c d e y) q) BB(r(b))', conflicts: [] });
    expect(merged.tree.nodes.get(idOf('a'))!.own).toMatchObject({ text: 'A!', critical: true });
  });

  it('tells a field that both changed once, and keeps theirs in the tree', () => {
    const merged = merge(
      edit(set('a', { text: 'theirs' }), set('p', { name: 'same' })),
      edit(set('a', { text: 'mine' }), set('p', { name: 'same' })),
    );
    expect(merged.conflicts).toEqual(['a text: theirs / mine']);
    expect(merged.shape).toBe('A(same(theirs b c d e f) q(g)) B(r)');
  });

  it('keeps a node that one removed and the other changed, with all that is in it, and tells it once', () => {
    const both = edit(set('a', { text: 'A!' }), set('b', { text: 'B!' }), add('x', 'p', 9));
    expect(merge(both, edit(remove('A')))).toMatchObject({
      shape: 'A(p(A! B! c d e f x) q(g)) B(r)',
      conflicts: ['A removed: false / true'],
    });
    expect(merge(edit(remove('p', 'g')), both).conflicts).toEqual(['p removed: true / false']);
    expect(merge(edit(remove('A')), edit(set('B', { name: 'BB' }))).shape).toBe('BB(r)');
  });

  it('goes along when one takes a node out of what the other removes', () => {
    expect(merge(edit(move('a', 'r', 0), remove('p')), edit(set('a', { text: 'A!' })))).toMatchObject({
      shape: 'A(q(g)) B(r(A!))',
      conflicts: [],
    });
    expect(merge(edit(move('a', 'r', 0)), edit(remove('p')))).toMatchObject({
      shape: 'A(q(g)) B(r(a))',
      conflicts: ['a removed: false / true'],
    });
    expect(merge(edit(move('g', 'p', 0)), edit(remove('p'))).conflicts).toEqual(['p removed: false / true']);
  });

  it('tells a node that both put into another parent, and orders what both moved within one', () => {
    expect(merge(edit(move('a', 'q', 0)), edit(move('a', 'r', 0)))).toMatchObject({
      shape: 'A(p(b c d e f) q(a g)) B(r)',
      conflicts: ['a place: q / r'],
    });
    expect(merge(edit(move('b', 'p', 6)), edit(move('e', 'p', 0)))).toMatchObject({
      shape: 'A(p(e a c d f b) q(g)) B(r)',
      conflicts: [],
    });
    expect(merge(edit(move('b', 'p', 6)), edit(move('b', 'p', 0))).conflicts).toEqual([]);
  });

  it('merges competences as a set and knowledge line by line, and asks only where both changed one line', () => {
    const [k, l, m] = [newId<'Competence'>(), newId<'Competence'>(), newId<'Competence'>()];
    const competences = (id: typeof k): Edit => ({
      kind: 'competences',
      ids: [idOf('p')],
      add: [id],
      remove: [],
    });
    const lines = (...knowledgeAndSkills: string[]): Edit => set('p', { knowledgeAndSkills });
    const merged = merge(
      edit(competences(m), competences(k), lines('iron', 'gas', 'safety', 'noise')),
      edit(competences(l), competences(k), lines('steel', 'safety', 'light')),
    );
    expect(merged.conflicts).toEqual([]);
    expect(merged.tree.nodes.get(idOf('p'))!.own).toMatchObject({
      competenceIds: [k, l, m].toSorted(),
      knowledgeAndSkills: ['iron', 'safety', 'light', 'noise'],
    });
    const clash = merge(edit(lines('iron', 'gas')), edit(lines('steel!', 'gas', 'safety')));
    expect(clash.conflicts).toEqual(['p knowledgeAndSkills: iron,gas / steel!,gas,safety']);
  });

  it('has once what both imported from one file, under the ids that stand at the hub', () => {
    const imported = (name: string): Tree => {
      const indicators = [
        anIndicator({ text: 'imported', sourceKey: 'f:1:0' }),
        anIndicator({ text: 'by hand' }),
      ];
      const workProcesses = [aWorkProcess({ name, sourceKey: 'f', indicators })];
      return toTree({
        coreTasks: [
          ...fromTree(base, null).coreTasks,
          aCoreTask({ name: 'N', sourceKey: 'n', workProcesses }),
        ],
      });
    };
    // The ids are by chance, and none of it hangs on them.
    for (let times = 0; times < 20; times++) {
      const [theirs, mine] = [imported('s'), imported('s!')];
      const { tree, conflicts } = mergeTrees(base, theirs, mine);
      expect(shapeOf(tree)).toBe('A(p(a b c d e f) q(g)) B(r) N(s(imported by hand by hand))');
      expect(conflicts.map(({ nodeId, field }) => [theirs.nodes.has(nodeId), field])).toEqual([
        [true, 'name'],
      ]);
    }
  });

  it('asks about a field that has the name of something every object has', () => {
    const later = (value: number): Tree => {
      const text = JSON.stringify(fromTree(base, null)).replace('"part"', `"constructor":${value},"part"`);
      return toTree(JSON.parse(text));
    };
    expect(mergeTrees(base, base, later(1)).tree.nodes.get(idOf('A'))!.own).toMatchObject({ constructor: 1 });
    const { conflicts } = mergeTrees(base, later(1), later(2));
    expect(conflicts).toMatchObject([{ field: 'constructor', base: undefined, theirs: 1, mine: 2 }]);
  });

  it('carries what a later program wrote, from either side', () => {
    const version = fromTree(base, null);
    const later = (field: string): Tree => {
      const text = JSON.stringify(version).replace('"part"', `"${field}":{"x":[1]},"part"`);
      return toTree(JSON.parse(text) as typeof version);
    };
    const { tree, conflicts } = mergeTrees(base, later('weight'), later('colour'));
    expect(conflicts).toEqual([]);
    expect(tree.nodes.get(idOf('A'))!.own).toMatchObject({ weight: { x: [1] }, colour: { x: [1] } });
  });
});

type Flat = ReadonlyMap<string, Readonly<Record<string, string>>>;
/** Every node as texts by field, its parent among them: what the checks below count with. */
const flat = (tree: Tree): Flat =>
  new Map(
    [...tree.nodes.values()].map(({ id, own }) => {
      const fields = Object.entries(own).map(([field, value]) => [field, JSON.stringify(value)] as const);
      return [id, { ...Object.fromEntries(fields), place: String(parentIdOf(tree, id)) }];
    }),
  );

/** What two changed versions of one tree must give, counted from fields alone. */
function checkMerge(start: Tree, theirs: Tree, mine: Tree): readonly TreeConflict[] {
  const { tree, conflicts } = mergeTrees(start, theirs, mine);
  const [b, t, m, merged] = [flat(start), flat(theirs), flat(mine), flat(tree)];
  const keys = conflicts.map(({ nodeId, field }) => `${nodeId} ${field}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(inOrder(tree)).toHaveLength(tree.nodes.size);
  const wanted: string[] = [];
  for (const id of new Set([...t.keys(), ...m.keys()])) {
    const [there, here, before] = [t.get(id), m.get(id), b.get(id)];
    const whole = there ?? here;
    if (!there || !here) {
      if (!before) expect(merged.get(id)).toEqual(whole);
      if (before && JSON.stringify(before) !== JSON.stringify(whole)) expect(merged.get(id)).toEqual(whole);
      continue;
    }
    for (const field of new Set([...Object.keys(there), ...Object.keys(here)])) {
      if (field === 'knowledgeAndSkills') continue;
      const [x, y, z] = [there[field], here[field], before?.[field]];
      if (x !== y && x !== z && y !== z) wanted.push(`${id} ${field}`);
      expect(merged.get(id)?.[field]).toBe(x === z ? y : x);
    }
  }
  const asked = keys.filter((key) => !/ (removed|knowledgeAndSkills)$/.test(key));
  expect(asked.toSorted()).toEqual(wanted.toSorted());
  return conflicts;
}

describe(`two people at one tree, by chance (seed ${seed})`, () => {
  const chance = aRandom(seed);
  const ids = countingIds();
  const work = (from: Tree, steps: number): Tree => {
    let tree = from;
    for (let step = 0; step < steps; step++) tree = applyEdit(tree, anEdit(tree, emptyTree, chance), ids);
    return tree;
  };

  it('lets nothing go that one wrote, and asks exactly about what both changed (1,500 times)', () => {
    for (let run = 0; run < 1500; run++) {
      const start = work(emptyTree, 12);
      const [theirs, mine] = [work(start, 5), work(start, 5)];
      checkMerge(start, theirs, mine);
      const [there, here] = [mergeTrees(start, theirs, mine), mergeTrees(start, mine, theirs)];
      if (there.conflicts.length === 0) expect(here.tree).toEqual(there.tree);
      expect(here.conflicts).toHaveLength(there.conflicts.length);
      expect(mergeTrees(start, start, mine)).toEqual({ tree: mine, conflicts: [] });
      expect(mergeTrees(start, theirs, start)).toEqual({ tree: theirs, conflicts: [] });
      expect(mergeTrees(start, mine, mine)).toEqual({ tree: mine, conflicts: [] });
    }
  });

  it('ends the same for both, with each conflict shown once, after 500 interleavings of drafts and publishing', () => {
    for (let run = 0; run < 500; run++) interleave(chance, work);
  });
});

/** Two people who draft offline and publish now and then; what stands at the hub is merged before one's own goes there. */
function interleave(chance: Chance, work: (tree: Tree, steps: number) => Tree): void {
  let hub = work(emptyTree, 12);
  const people = [
    { base: hub, draft: hub },
    { base: hub, draft: hub },
  ];
  const shown: string[] = [];
  // Who takes away once more what was kept before asks anew, although the question reads the same.
  const timesWritten = new Map<string, number>();
  const write = (person: (typeof people)[number]): void => {
    const before = person.draft;
    person.draft = work(before, 2);
    for (const id of new Set([...before.nodes.keys(), ...person.draft.nodes.keys()])) {
      const isSame = before.nodes.get(id)?.own === person.draft.nodes.get(id)?.own;
      if (isSame && parentIdOf(before, id) === parentIdOf(person.draft, id)) continue;
      timesWritten.set(id, (timesWritten.get(id) ?? 0) + 1);
    }
  };
  const publish = (person: (typeof people)[number]): void => {
    const conflicts = person.base === hub ? [] : checkMerge(person.base, hub, person.draft);
    hub = person.base === hub ? person.draft : mergeTrees(person.base, hub, person.draft).tree;
    shown.push(...conflicts.map((each) => JSON.stringify([each, timesWritten.get(each.nodeId)])));
    person.base = hub;
    person.draft = hub;
  };
  for (let step = 0; step < 12; step++) {
    const person = people[Math.floor(chance(2))]!;
    if (chance(4) < 1) publish(person);
    else write(person);
  }
  for (const person of [...people, ...people]) publish(person);
  expect(people[0]!.draft).toEqual(people[1]!.draft);
  expect(new Set(shown).size).toBe(shown.length);
}
