/**
 * Documents in a language that no line of the program speaks, on a device with a real journal: they are read, listed,
 * edited and planned with, and nothing of them is lost.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import type { Competence } from '../../shared/records/competence';
import { standardScales } from '../../shared/records/standard-scales';
import { chooseLanguage, isLanguage } from '../../shared/texts/languages';
import { standardRules } from '../../shared/values/pass-rule';
import { textIn } from '../../shared/values/text-in';
import { composeSampleCentre } from '../../src-hub/sample-centre/compose-sample-centre';
import { activateQualification } from '../../src-renderer/actions/activate-qualification';
import { composeQualificationDrafts } from '../../src-renderer/actions/compose-draft';
import { recordDrafts } from '../../src-renderer/actions/record-drafts';
import { type ADevice, aDevice } from '../builders/a-device';
import { aQualification } from '../builders/a-qualification';
import { planExam } from '../builders/plan-one';
import { putDocuments } from '../builders/put-documents';
import { value } from '../builders/value';

const frisian = aQualification({ language: 'fy', name: 'Lasser (Frysk)' });
const { qualificationId } = frisian;
const own: Competence = {
  competenceId: newId<'Competence'>(),
  code: 'FY1',
  name: { fy: 'Gearwurkje', 'zh-Hant': '合作' },
  origin: 'custom',
};
const centre = composeSampleCentre({ now: new Date(2026, 10, 24), newId });
const [administrator] = centre.staff;
const [participant] = centre.participants;
const organisation = {
  ...centre.organisation,
  objectionText: { fy: 'Beswier kin binnen twa wiken.' },
};

let device: ADevice;
beforeEach(async () => {
  device = await aDevice();
  if (!administrator || !participant) throw new Error('the sample centre is empty');
  const documents = [
    { type: 'competence', documentId: own.competenceId, document: own },
    { type: 'organisation', documentId: organisation.organisationId, document: organisation },
    { type: 'staff', documentId: administrator.staffId, document: administrator },
    { type: 'participant', documentId: participant.participantId, document: participant },
  ] as const;
  value(await recordDrafts(device.deps, null, composeQualificationDrafts(device.deps.world, frisian, null)));
  value(
    await putDocuments(
      device.deps,
      documents.map((one) => ({ ...one, upon: null })),
    ),
  );
  await device.workAs(administrator.staffId);
});
afterEach(() => device.close());

const stored = async () =>
  (await device.deps.cache.qualifications((head) => head.qualificationId === qualificationId))[0]
    ?.qualification;

it('the language is one that the program does not speak', () => {
  expect(isLanguage(frisian.language)).toBe(false);
  expect(chooseLanguage(frisian.language, 'de')).toBe('de');
});

it('its documents are kept whole, in every language they bring', async () => {
  expect(await stored()).toEqual(frisian);
  const competence = await device.deps.cache.document('competence', own.competenceId);
  expect(competence?.document.name).toEqual(own.name);
  expect(textIn(own.name, 'de')).toBe('Gearwurkje');
  const kept = await device.deps.cache.document('organisation', organisation.organisationId);
  expect(kept?.document.objectionText).toEqual(organisation.objectionText);
});

it('an edit by this program keeps the language, and an exam is planned in it', async () => {
  value(await activateQualification(device.deps, { qualificationId }));
  expect(await stored()).toEqual({ ...frisian, status: 'active' });
  value(
    await planExam(device.deps, {
      qualificationId,
      workProcessIds: frisian.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId)),
      participantIds: [participant?.participantId ?? newId()],
      examinerId: administrator?.staffId ?? newId(),
      plannedAt: '2026-11-25T08:00:00.000Z',
      place: 'Wurkplak',
      title: 'Lassen',
      code: 'FY-1',
      scale: standardScales['met-not-met'],
      rule: standardRules.all,
    }),
  );
  const planned = (await device.changes()).find((change) => change.type === 'exam');
  expect(planned?.body).toMatchObject({ language: 'fy' });
});
