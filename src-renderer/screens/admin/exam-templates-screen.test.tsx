// @vitest-environment happy-dom
/** Templates of exams: renamed, put in the archive and taken back; those that are put away stand last and plan nothing. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { standardScales } from '../../../shared/records/standard-scales';
import { standardRules } from '../../../shared/values/pass-rule';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { ExamTemplatesScreen } from './exam-templates-screen';

const template = (number: number, name: string, given: object = {}) => ({
  ...{ templateId: anId<'ExamTemplate'>(number), name, qualificationId: anId<'Qualification'>(1001) },
  ...{ workProcessIds: [], scale: standardScales['met-not-met'], rule: standardRules.all },
  ...{ title: 'Lassen', place: 'Hal 3' },
  ...given,
});

it('F3 a template is renamed, archived and brought back, and plans while it is not in the archive', async () => {
  const device = fakeDevice();
  const templates = [
    template(1, 'Aan het eind', { archivedAt: '2026-10-01T08:00:00.000Z' }),
    template(2, 'Proeve'),
  ];
  for (const one of templates) device.put('exam-template', one.templateId, one);
  await aPageWith(
    { device },
    ExamTemplatesScreen,
    pulledEntry(templates.map((one, index) => [aVersion('exam-template', one.templateId, one), index + 10])),
  );
  const user = userEvent.setup();
  const names = screen.getAllByRole('textbox').map((field) => (field as HTMLInputElement).value);
  expect(names).toEqual(['Proeve', 'Aan het eind']);
  expect(screen.getByRole('link', { name: 'Plan with Proeve' }).getAttribute('href')).toContain(
    templates[1]!.templateId,
  );
  expect(screen.queryByRole('link', { name: 'Plan with Aan het eind' })).toBeNull();
  await user.type(screen.getAllByRole('textbox')[0]!, ' 2{Tab}');
  await expect.poll(() => device.recorded.map(({ body }) => body)).toMatchObject([{ name: 'Proeve 2' }]);
  await user.click(screen.getByRole('button', { name: /^Aan het eind/ }));
  await expect.poll(() => device.recorded).toHaveLength(2);
  expect(device.recorded[1]).toMatchObject({ body: { name: 'Aan het eind', archivedAt: null } });
});
