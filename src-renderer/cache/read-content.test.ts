/** What stands under a digest, whatever else comes under the same one. */
import { expect, it } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { newId } from '../../shared/kernel/ids';
import { aCacheLab, pulledEntry } from '../../test/builders/a-cache-lab';
import { aChange } from '../../test/builders/a-change';
import { anExam, recordsOf } from '../../test/builders/an-exam';

it('a content that comes again as another kind or of a later version takes nothing of the place of the first', async () => {
  const { definition: body } = recordsOf(anExam());
  const about = { kind: 'content', type: 'exam-definition', subjectType: 'exam-definition' } as const;
  const definition = aChange({ ...about, subjectId: contentDigestOf(body), body });
  const asAnother = { ...definition, type: 'rumour', subjectType: 'rumour', changeId: newId<'Change'>() };
  const asLater = { ...definition, typeVersion: 9, changeId: newId<'Change'>() };
  const lab = await aCacheLab();
  await lab.add(pulledEntry([[definition, 1]]));
  await lab.add(
    pulledEntry([
      [asAnother, 2],
      [asLater, 3],
    ]),
  );
  expect(await lab.cache.content('exam-definition', definition.subjectId)).toEqual(body);
  expect(lab.cache.registers.unread.get()?.records.get('exam')).toBeUndefined();
});

it('is read once for all who ask at the same time, and again when it was not there', async () => {
  const { definition: body } = recordsOf(anExam());
  const about = { kind: 'content', type: 'exam-definition', subjectType: 'exam-definition' } as const;
  const definition = aChange({ ...about, subjectId: contentDigestOf(body), body });
  const lab = await aCacheLab();
  const ask = () => lab.cache.content('exam-definition', definition.subjectId);
  expect(await ask()).toBeNull();
  await lab.add(pulledEntry([[definition, 1]]));
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(one).toEqual(body);
  expect(other).toBe(one);
  expect(await ask()).toBe(one);
});
