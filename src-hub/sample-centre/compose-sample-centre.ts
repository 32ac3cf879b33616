/**
 * The sample centre: a whole exam centre of our own invention, to try the product with. Its exams are planned today and
 * tomorrow as seen from `now`, so that there is always something to do. The names are chosen to break software that
 * only knows plain ones. Everything is made from the content files in `assets/sample-centre/`; ids come from the caller.
 */

import people from '../../assets/sample-centre/people.json';
import care from '../../assets/sample-centre/qualification-care.nl.json';
import hospitality from '../../assets/sample-centre/qualification-hospitality.en.json';
import installation from '../../assets/sample-centre/qualification-installation.nl.json';
import welding from '../../assets/sample-centre/qualification-welding.nl.json';
import type { ComposedExam } from '../../shared/domain/compose-exam';
import type { Qualification } from '../../shared/domain/qualification';
import { present } from '../../shared/kernel/assert';
import type { CompetenceId, Id } from '../../shared/kernel/ids';
import type { Organisation } from '../../shared/records/organisation';
import type { Participant } from '../../shared/records/participant';
import type { WorkProcess } from '../../shared/records/qualification-version';
import type { Staff } from '../../shared/records/staff';
import { standardCompetences } from '../../shared/records/standard-competences';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { dayIn } from '../../shared/values/wall-time';
import { composeSampleExams, type PresentCentre } from './compose-sample-exams';
import { composeSampleGroups, type SampleGroups } from './compose-sample-groups';
import {
  peopleContentSchema,
  type QualificationContent,
  qualificationContentSchema,
  type WorkProcessContent,
} from './sample-content';

export type SampleCentre = Omit<PresentCentre, 'exams'> &
  SampleGroups & {
    readonly organisation: Organisation;
    readonly exams: readonly ComposedExam[];
  };

type NewId = <Brand extends string>() => Id<Brand>;

const competenceIdOf = (letter: string): CompetenceId =>
  present(
    standardCompetences.find((c) => c.code === letter),
    `competence ${letter}`,
  ).competenceId;

const composeWorkProcess = (content: WorkProcessContent, newId: NewId): WorkProcess => {
  const { competences, indicators, ...fields } = content;
  return {
    ...fields,
    workProcessId: newId<'WorkProcess'>(),
    competenceIds: competences.map(competenceIdOf),
    indicators: indicators.map((indicator) => ({
      indicatorId: newId<'Indicator'>(),
      text: typeof indicator === 'string' ? indicator : indicator.critical,
      critical: typeof indicator !== 'string',
      sourceKey: null,
    })),
    sourceKey: null,
  };
};

const composeQualification = (content: QualificationContent, newId: NewId): Qualification => ({
  ...content,
  qualificationId: newId<'Qualification'>(),
  source: null,
  isStandard: false,
  coreTasks: content.coreTasks.map((coreTask) => ({
    ...coreTask,
    coreTaskId: newId<'CoreTask'>(),
    workProcesses: coreTask.workProcesses.map((workProcess) => composeWorkProcess(workProcess, newId)),
    sourceKey: null,
  })),
});

/** Documents of the sample centre, each valid by its schema. Every call makes a new centre: new ids, today's exams. */
export function composeSampleCentre({ now, newId }: { now: Date; newId: NewId }): SampleCentre {
  const content = peopleContentSchema.parse(people);
  const staff: Staff[] = content.staff.map(({ key: _key, ...fields }) => ({
    ...fields,
    staffId: newId<'Staff'>(),
  }));
  const participants: Participant[] = content.participants.map((fields) => ({
    ...fields,
    participantId: newId<'Participant'>(),
  }));
  const qualifications = [welding, care, hospitality, installation].map((written) =>
    composeQualification(qualificationContentSchema.parse(written), newId),
  );
  const exams = composeSampleExams({ staff, participants, qualifications, exams: [] }, { now, newId });
  const day = dayIn(now, chooseTimeZone(content.organisation.timeZone));
  return {
    organisation: { ...content.organisation, organisationId: newId<'Organisation'>(), isSample: true },
    staff,
    participants,
    qualifications,
    exams,
    ...composeSampleGroups(participants, exams, { day, newId }),
  };
}
