/** A stream comes back from its row as it went in, whoever wrote in it and whatever only a later program knows of it. */
import { expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { aChange } from '../../test/builders/a-change';
import { fieldsOfTheChain, growStreams } from './growing-streams';
import { createSeal, importCacheKey } from './seal';
import { sealStream, unsealStream } from './stream-rows';

const withoutChain = (event: object): object =>
  Object.fromEntries(
    Object.entries(event).filter(([field]) => !fieldsOfTheChain.some((one) => one === field)),
  );

it('keeps every event, its order and its fields, and shares what neighbours have in common', async () => {
  const subjectId = newId<'Assessment'>();
  const examId = newId<'Exam'>();
  const [ann, bob] = [newId<'Staff'>(), newId<'Staff'>()];
  const change = (over: object) => ({ ...aChange({ subjectId, examId, actorId: ann }), ...over });
  const changes = [
    ...Array.from({ length: 50 }, (_, i) => change({ deviceSeq: i + 1, body: { text: `één ${i}` } })),
    change({ actorId: bob, needs: 'may-ignore', type: 'of-later', fieldOfLater: { deep: [1] } }),
    change({ typeVersion: 7, upon: newId<'Change'>() }),
  ];
  const growing = growStreams(new Map());
  for (const each of changes) growing.add(each);
  const stream = growing.grown().get(subjectId) ?? [];
  const seal = createSeal(await importCacheKey(new Uint8Array(32)), realWorld);
  const row = await sealStream(seal, subjectId, stream);
  const opened = await unsealStream(seal, row);
  expect(opened).toEqual(stream.map(withoutChain));
  // What went out of the row once comes to no other: the stream goes on from what was opened.
  const grown = growStreams(new Map([[subjectId, opened]]));
  grown.add(change({ body: { text: 'later' } }));
  const later = grown.grown().get(subjectId) ?? [];
  const again = await unsealStream(seal, await sealStream(seal, subjectId, later));
  expect(again).toEqual(later.map(withoutChain));
  expect(row.sealed.length).toBeLessThan(JSON.stringify(stream).length * 0.4);
  expect(await unsealStream(seal, await sealStream(seal, subjectId, []))).toEqual([]);
});
