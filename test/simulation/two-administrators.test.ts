/**
 * Two administrators without contact change the same documents, and then both meet the hub: 500 times a document, each with
 * other edits in another order, some merged twice because the hub moved on meanwhile. Afterwards both see the same, no value
 * that anybody wrote is lost, what did not meet is merged, and each true conflict is told once.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyEdit, type Edit } from '../../shared/domain/authoring/edit';
import { fromTree, toTree } from '../../shared/domain/authoring/tree';
import { newId } from '../../shared/kernel/ids';
import type { Draft } from '../../shared/protocol/change';
import { putHubDocuments } from '../../src-hub/centres/hub-changes';
import { composeDocumentDraft, composeQualificationDrafts } from '../../src-renderer/actions/compose-draft';
import { mergeRefused } from '../../src-renderer/actions/merge-refused';
import { recordDrafts } from '../../src-renderer/actions/record-drafts';
import { settleConflict } from '../../src-renderer/actions/settle-conflict';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../builders/a-qualification';
import { value } from '../builders/value';
import { seedOfRun } from '../faults/seed-of-run';
import { type Seeded, seeded } from '../faults/seeded';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab } from '../hub/hub-lab';
import { aLine, type Line } from '../versions/a-line';
import { aWholeDevice, type WholeDevice } from '../versions/a-whole-device';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

/** What one of them wrote in one round: by document and field, the value. `removed` of a node has none. */
type Written = Map<string, string | null>;
type Author = { readonly device: WholeDevice; readonly name: string; readonly line: Line };

const [first, second] = [newId<'Staff'>(), newId<'Staff'>()];

async function aCentreOfTwo(): Promise<readonly [Author, Author]> {
  const hub = await aHub(await lab.freshDatabase());
  const organisationId = await anOrganisation(hub.store);
  const documents = [first, second].map((staffId, index) => {
    const document = {
      staffId,
      name: `Beheer ${index}`,
      jobTitle: '',
      roles: ['administrator'],
      independent: true,
    };
    return { type: 'staff', documentId: staffId, document } as const;
  });
  await putHubDocuments(hub.store, organisationId, documents, new Date());
  const join = async (staffId: typeof first, name: string): Promise<Author> => {
    const code = await aCode(hub.store, organisationId);
    const line = aLine();
    const device = await line.during(() => aWholeDevice(hub.url, code, { fetch: line.fetch }));
    await device.workAs(staffId);
    await line.during(device.sync);
    return { device, name, line };
  };
  return [await join(first, 'a'), await join(second, 'b')];
}

const aTree = () =>
  [0, 1].map((index) =>
    aCoreTask({
      code: `K${index}`,
      workProcesses: [aWorkProcess({ indicators: [anIndicator(), anIndicator(), anIndicator()] })],
    }),
  );

async function fill({ device: { deps, sync }, line }: Author, competences: number, qualifications: number) {
  const drafts = Array.from({ length: competences }, (_, index) => {
    const competenceId = newId<'Competence'>();
    const document = {
      competenceId,
      code: `C${index}`,
      name: { nl: 'n', en: 'e' },
      origin: 'custom',
    } as const;
    return composeDocumentDraft(deps.world, {
      type: 'competence',
      documentId: competenceId,
      document,
      upon: null,
    });
  });
  const trees = Array.from({ length: qualifications }, () =>
    composeQualificationDrafts(deps.world, aQualification({ coreTasks: aTree() }), null),
  ).flat();
  value(await recordDrafts(deps, null, [...drafts, ...trees]));
  await line.during(sync);
}

/** Every field of a competence by chance, or none. */
async function writeCompetences({ device: { deps }, name }: Author, chance: Seeded, written: Written) {
  const stored = await deps.cache.documents('competence');
  return stored.flatMap(({ document, revision }): Draft[] => {
    const write = (field: string, before: string): string => {
      if (chance.int(3) > 0) return before;
      const token = `${name}${chance.int(1e9)}`;
      written.set(`${document.competenceId} ${field}`, token);
      return token;
    };
    const next = {
      ...document,
      code: write('code', document.code),
      name: { ...document.name, nl: write('name/nl', document.name.nl ?? '') },
      description: { ...document.description, nl: write('description/nl', document.description?.nl ?? '') },
    };
    const documentId = document.competenceId;
    return [
      composeDocumentDraft(deps.world, { type: 'competence', documentId, document: next, upon: revision }),
    ];
  });
}

/** Edits of nodes by chance: words of theirs, another place for them, or they go. */
function editTree(
  tree: ReturnType<typeof toTree>,
  chance: Seeded,
  note: (field: string, said: string | null) => string,
) {
  let next = tree;
  const apply = (edit: Edit): void => {
    next = applyEdit(next, edit, newId);
  };
  for (const node of tree.nodes.values()) {
    const roll = chance.int(10);
    if (node.kind === 'indicator' && roll < 2)
      apply({ kind: 'set', id: node.id, fields: { text: note(`tree/${node.id}/text`, '') } });
    else if (node.kind === 'indicator' && roll === 2 && next.nodes.get(node.id)) {
      note(`tree/${node.id}/removed`, null);
      apply({ kind: 'remove', ids: [node.id] });
    } else if (node.kind === 'work-process' && roll < 4) {
      apply({ kind: 'set', id: node.id, fields: { name: note(`tree/${node.id}/name`, '') } });
      const text = note(`tree/added ${newId()}`, '');
      apply({ kind: 'add', at: { parentId: node.id, index: chance.int(4) }, fields: { text } });
    }
  }
  return next;
}

async function writeQualifications({ device: { deps }, name }: Author, chance: Seeded, written: Written) {
  const stored = await deps.cache.qualifications(() => true);
  const actor = await deps.writer.actor.current();
  return stored.flatMap((before): Draft[] => {
    const { qualification } = before;
    const note = (field: string, said: string | null): string => {
      const token = `${name}${chance.int(1e9)}`;
      written.set(`${qualification.qualificationId} ${field}`, said === null ? null : token);
      return token;
    };
    const tree = editTree(toTree(qualification), chance, note);
    const title = chance.int(3) === 0 ? note('name', '') : qualification.name;
    const next = { ...qualification, name: title, coreTasks: fromTree(tree, null).coreTasks };
    const publishedAt = deps.world.now().toISOString();
    const publisher = { publishedAt, publishedBy: actor?.staffId ?? first, note: name };
    return composeQualificationDrafts(deps.world, next, before, publisher);
  });
}

async function write(author: Author, chance: Seeded): Promise<Written> {
  const written: Written = new Map();
  const drafts = [
    ...(await writeCompetences(author, chance, written)),
    ...(await writeQualifications(author, chance, written)),
  ];
  value(await recordDrafts(author.device.deps, null, drafts));
  return written;
}

/** Everything a person sees: documents, the trees that count, and the conflicts. */
async function seenBy({ device: { deps, cache } }: Author) {
  await cache.refresh();
  const byId = <T extends { readonly document: object }>(stored: readonly T[]) =>
    stored.map(({ document }) => JSON.stringify(document)).sort();
  const qualifications = await deps.cache.qualifications(() => true);
  return {
    competences: byId(await deps.cache.documents('competence')),
    heads: byId(await deps.cache.documents('qualification')),
    trees: qualifications.map(({ head, version }) => JSON.stringify([head.qualificationId, version])).sort(),
    conflicts: byId(await deps.cache.documents('document-conflict')),
  };
}

/** What stands of what somebody wrote: the rest they wrote over, or took out, themselves. */
async function standing(
  author: Author,
  written: Written,
): Promise<readonly (readonly [string, string | null])[]> {
  const { competences, heads, trees } = await seenBy(author);
  const everything = [...competences, ...heads, ...trees].join('');
  return [...written].filter(([, said]) => said !== null && everything.includes(said));
}

async function contact({ device, line }: Author): Promise<void> {
  expect(await line.during(device.sync)).toMatchObject({ problem: null, waiting: 0 });
}

async function meet(authors: readonly Author[]): Promise<void> {
  for (const author of authors) {
    await contact(author);
    value(await mergeRefused(author.device.deps, null));
    await contact(author);
  }
}

/** Fields that both wrote, by document: also a node that one took out and the other wrote in. */
function expectedConflicts(mine: Written, theirs: Written): readonly string[] {
  const asRemoval = (key: string): string => key.replace(/\/(text|name)$/, '/removed');
  const both = [...mine.keys()].filter((key) => theirs.has(key) && !key.endsWith('/removed'));
  const crossed = [mine, theirs].flatMap((own, index) => {
    const other = index === 0 ? theirs : mine;
    // Whoever wrote in it, too, before taking it out is in conflict about the words.
    const isCrossed = (key: string): boolean =>
      key.endsWith('/text') && other.has(asRemoval(key)) && !other.has(key);
    return [...own.keys()].filter(isCrossed).map(asRemoval);
  });
  return [...both, ...crossed].sort();
}

async function conflictsOf({ device }: Author): Promise<ReadonlyMap<string, string>> {
  const stored = await device.deps.cache.documents('document-conflict');
  return new Map(
    stored.flatMap(({ document: { conflictId, documentId, fields } }) =>
      Object.keys(fields).map((key) => [`${conflictId} ${key}`, `${documentId} ${key}`] as const),
    ),
  );
}

test('500 documents changed by two apart: the same afterwards, nothing lost, each conflict once', async () => {
  const seed = seedOfRun();
  const chance = seeded(seed);
  const [a, b] = await aCentreOfTwo();
  await fill(a, 50, 50);
  await contact(b);
  let known = new Set<string>();
  for (let round = 0; round < 5; round += 1) {
    const [early, late] = chance.int(2) === 0 ? [a, b] : [b, a];
    const theirs = await write(early, chance);
    const mine = await write(late, chance);
    const meant = [...mine, ...(await standing(early, theirs))];
    await contact(early);
    await contact(late);
    // The hub moves on while the late one is merging.
    if (chance.int(2) === 0) {
      value(await mergeRefused(late.device.deps, null));
      for (const [key, said] of await write(early, chance)) theirs.set(key, said);
      meant.splice(0, meant.length, ...mine, ...(await standing(early, theirs)));
      await contact(early);
    }
    await meet([late, early, late, early]);
    const seen = await seenBy(a);
    expect(await seenBy(b)).toEqual(seen);
    const all = await conflictsOf(a);
    const told = [...all].flatMap(([id, key]) => (known.has(id) ? [] : [key])).sort();
    known = new Set(all.keys());
    expect(told, `seed ${seed}, round ${round}`).toEqual(expectedConflicts(mine, theirs));
    const everything = [...seen.competences, ...seen.heads, ...seen.trees, ...seen.conflicts].join('');
    const lost = meant.filter(([, said]) => said !== null && !everything.includes(said));
    expect(lost, `seed ${seed}, round ${round}`).toEqual([]);
    for (const { device } of [a, b]) expect(await device.deps.cache.mergeTasks()).toEqual([]);
  }
}, 240_000);

test('what two decide of one conflict apart is asked once more, and both values stay on record', async () => {
  const [a, b] = await aCentreOfTwo();
  await fill(a, 1, 0);
  await contact(b);
  const rename = async ({ device: { deps } }: Author, nl: string): Promise<void> => {
    const [stored] = await deps.cache.documents('competence');
    const { document, revision } = stored!;
    const documentId = document.competenceId;
    const next = { ...document, name: { ...document.name, nl } };
    const version = { type: 'competence', documentId, document: next, upon: revision } as const;
    value(await recordDrafts(deps, null, [composeDocumentDraft(deps.world, version)]));
  };
  const nameAt = async ({ device: { deps } }: Author) =>
    (await deps.cache.documents('competence'))[0]?.document.name.nl;
  const openAt = async ({ device: { deps } }: Author) =>
    (await deps.cache.documents('document-conflict')).flatMap(({ document: { conflictId, fields } }) =>
      Object.entries(fields).flatMap(([field, { settled }]) => (settled ? [] : [{ conflictId, field }])),
    );
  await rename(a, 'Overleggen');
  await rename(b, 'Samenwerken');
  await meet([a, b, a]);
  expect([await nameAt(a), await nameAt(b)]).toEqual(['Overleggen', 'Overleggen']);
  const [open] = await openAt(a);
  expect(await openAt(b)).toEqual([open]);

  value(await settleConflict(a.device.deps, { ...open!, choice: 'displaced' }));
  value(await settleConflict(b.device.deps, { ...open!, choice: 'both' }));
  await meet([a, b, a, b]);
  expect([await nameAt(a), await nameAt(b)]).toEqual(['Samenwerken', 'Samenwerken']);
  const again = await openAt(b);
  expect(again).toHaveLength(1);
  expect(await openAt(a)).toEqual(again);
  value(await settleConflict(a.device.deps, { ...again[0]!, choice: 'displaced' }));
  await meet([a, b]);
  expect(await nameAt(b)).toBe('Overleggen / Samenwerken');
  expect(await openAt(b)).toEqual([]);
  expect((await seenBy(b)).conflicts.join()).toMatch(/Samenwerken.*Overleggen|Overleggen.*Samenwerken/);
});
