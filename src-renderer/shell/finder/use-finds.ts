/** What is found of everything that whoever works here may open, live. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { startOf } from '../../../shared/domain/plan-time';
import { fullName } from '../../../shared/records/participant';
import type { Staff } from '../../../shared/records/staff';
import { useExamStates } from '../../queries/use-exam-states';
import { useExamZone } from '../../queries/use-exam-zone';
import { useParticipants } from '../../queries/use-participants';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { participantShape } from '../../screens/admin/participant-search';
import { useWarmedPeople } from '../../screens/admin/participants/use-warmed-people';
import { useSearchList } from '../../ui/register/use-search-list';
import { useDayTurn } from '../../ui/use-day-turn';
import { useFormatIn } from '../../ui/use-format';
import { isVisible, sectionGroups } from '../sections';
import {
  examShape,
  type Find,
  type FindGroup,
  findAmong,
  findIn,
  isOfVeryName,
  oncePerExam,
  pathOfExam,
  pathOfPerson,
  veryPersonFirst,
} from './compose-finds';
import { officePlaces } from './places';
import { useGuideFinds } from './use-guide-finds';

/** Enough for every place at once. */
const allPlaces = 40;

const joined = (...facts: readonly (string | null | undefined)[]): string =>
  facts.filter(Boolean).join(' · ');

function usePlaces(roles: Staff['roles'], isOffice: boolean, sought: string): FindGroup {
  const { t } = useTranslation(['shell', 'participants', 'import', 'structure', 'planning', 'conflicts']);
  const sections = sectionGroups
    .flatMap((group) => group.sections)
    .filter((section) => isVisible(section, roles))
    .map(({ key, to }): Find => ({ key: to, label: t(`shell:nav.${key}`), detail: '', path: to }));
  const begun = (isOffice ? officePlaces : []).map(
    ({ path, words }): Find => ({ key: path, label: t(words), detail: '', path }),
  );
  return findAmong('place', [...sections, ...begun], sought, allPlaces);
}

function useExams(isOffice: boolean, sought: string): FindGroup {
  const now = useDayTurn();
  const zoneOf = useExamZone();
  const formatIn = useFormatIn();
  const states = useExamStates();
  const rows = useMemo(() => (isOffice ? oncePerExam(states ?? []) : (states ?? [])), [states, isOffice]);
  const list = useSearchList(
    rows,
    useMemo(() => examShape(isOffice, now.getTime()), [isOffice, now]),
  );
  return findIn('exam', list, sought, (state): Find => {
    const { exam, candidate, assessment } = state;
    const format = formatIn(zoneOf(exam));
    const when = format.dayAndTime(startOf(exam, candidate));
    return {
      key: isOffice ? exam.examId : assessment.assessmentId,
      label: isOffice ? joined(exam.code, exam.title) : joined(candidate.name, exam.code),
      detail: joined(when, exam.place, isOffice ? exam.examinerName : exam.title),
      path: pathOfExam(state, isOffice),
    };
  });
}

function usePeople(isOffice: boolean, sought: string): FindGroup {
  const people = useWarmedPeople(useParticipants(useDayTurn()));
  const list = useSearchList(people?.active ?? [], participantShape);
  const asked = isOffice ? sought : '';
  return findIn('person', list, asked, (person): Find => {
    const { participantId, number, group } = person;
    return {
      key: participantId,
      label: fullName(person),
      detail: joined(number, group),
      path: pathOfPerson(participantId),
      isVery: number === sought.trim() || isOfVeryName(fullName(person), sought),
    };
  });
}

function useQualifications(isOffice: boolean, sought: string): FindGroup {
  const heads = useQualificationHeads();
  const all = (heads ?? []).map(
    ({ qualificationId, name, code, cohort, language }): Find => ({
      key: qualificationId,
      label: name,
      detail: joined(code, cohort),
      path: `/qualifications/${qualificationId}`,
      lang: language,
    }),
  );
  if (!isOffice || sought.trim() === '') return { kind: 'qualification', finds: [], total: 0 };
  return findAmong('qualification', all, sought);
}

/**
 * Groups of which something is found, in their order; before the first letter only places. What somebody may not open stands in no
 * group; the screen it leads to holds that by itself, too.
 */
export function useFinds(roles: Staff['roles'], sought: string): readonly FindGroup[] {
  const isOffice = roles.includes('administrator');
  const places = usePlaces(roles, isOffice, sought);
  const exams = useExams(isOffice, sought);
  const people = usePeople(isOffice, sought);
  const qualifications = useQualifications(isOffice, sought);
  const guide = useGuideFinds(roles, sought);
  return veryPersonFirst([places, exams, people, qualifications, guide]).filter(
    ({ finds }) => finds.length > 0,
  );
}
