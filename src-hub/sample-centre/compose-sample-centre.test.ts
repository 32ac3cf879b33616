/** The sample centre is a valid, complete exam centre: what a first user meets must simply work. */
import { describe, expect, it } from 'vitest';
import { activationState } from '../../shared/domain/activation';
import { composeSnapshot } from '../../shared/domain/compose-exam';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { joinExam } from '../../shared/domain/exam';
import { splitQualification } from '../../shared/domain/qualification';
import { newId } from '../../shared/kernel/ids';
import { type DocumentType, documentRecords } from '../../shared/records/all-records';
import { fullName } from '../../shared/records/participant';
import { composeSampleCentre } from './compose-sample-centre';

// Ten minutes before midnight in Amsterdam.
const now = new Date('2026-11-24T22:50:00.000Z');
const made = composeSampleCentre({ now, newId });
const centre = { ...made, exams: made.exams.map(({ planned, definition }) => joinExam(planned, definition)) };
const indicatorsOf = (index: number) =>
  centre.qualifications[index]!.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators));

describe('sample centre', () => {
  it('every document is valid by its schema and survives parsing unchanged', () => {
    const documents: [DocumentType, readonly unknown[]][] = [
      ['organisation', [centre.organisation]],
      ['staff', centre.staff],
      ['participant', centre.participants],
      ['qualification', centre.qualifications.map((q) => splitQualification(q, null).head)],
      ['exam', made.exams.map(({ planned }) => planned)],
    ];
    for (const [type, all] of documents) {
      expect(all.length, type).toBeGreaterThan(0);
      for (const document of all) expect(documentRecords[type].schema.parse(document)).toEqual(document);
    }
  });

  it('says that it is a sample', () => {
    expect(centre.organisation.isSample).toBe(true);
  });

  it('has an administrator, examiners, and examiners that are and are not independent (R1)', () => {
    const examiners = centre.staff.filter((s) => s.roles.includes('examiner'));
    expect(centre.staff.some((s) => s.roles.includes('administrator'))).toBe(true);
    expect(new Set(examiners.map((s) => s.independent))).toEqual(new Set([true, false]));
  });

  it('has names with prefixes, apostrophes, one letter, one word, letters beyond Latin-1, and more than 60 characters', () => {
    const names = centre.participants.map(fullName);
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(names).toContain('Emine Şahin');
    expect(names).toContain("Sanne van 't Hoff");
    expect(names).toContain('U O');
    expect(names).toContain('Suhartini');
    expect(names.some((name) => name.length > 60)).toBe(true);
    expect(names.every((name) => name === name.normalize('NFC') && name === name.trim())).toBe(true);
    expect(new Set(centre.participants.map((p) => p.number)).size).toBe(names.length);
  });

  it('M47 M50 three qualifications are in use; one shows what is still missing', () => {
    expect(centre.qualifications.map((q) => activationState(splitQualification(q, null).head))).toEqual([
      'active',
      'active',
      'active',
      'core-task-without-work-process',
    ]);
    expect(new Set(centre.qualifications.map((q) => q.language))).toEqual(new Set(['nl', 'en']));
  });

  it('M6 the welding qualification has a safety work process with critical indicators and competences', () => {
    const [welding] = centre.qualifications;
    const workProcesses = welding!.coreTasks.flatMap((c) => c.workProcesses);
    const safety = workProcesses.find((w) => w.name.includes('veiligheidsregels'));
    expect(safety?.indicators.filter((i) => i.critical).length).toBeGreaterThanOrEqual(3);
    expect(welding!.coreTasks).toHaveLength(3);
    expect(workProcesses).toHaveLength(9);
    expect(indicatorsOf(0).length).toBeGreaterThanOrEqual(40);
    for (const w of workProcesses) {
      expect(w.competenceIds.length, w.code).toBeGreaterThan(0);
      expect(w.desiredResult, w.code).not.toBe('');
      expect(w.knowledgeAndSkills.length, w.code).toBeGreaterThan(0);
    }
  });

  it('exams are today, today and tomorrow by the clock of the centre, even ten minutes before midnight', () => {
    const moments = ['2026-11-24T08:00:00.000Z', '2026-11-24T12:30:00.000Z', '2026-11-25T09:00:00.000Z'];
    expect(centre.exams.map((exam) => exam.plannedAt)).toEqual(moments);
    expect(centre.exams.map((exam) => exam.code)).toEqual(['LAS-1124', 'ZORG-1124', 'HOR-1125']);
  });

  it('exams are those of the next day when it is past midnight where the centre is, wherever this machine stands', () => {
    const later = composeSampleCentre({ now: new Date('2026-11-24T23:10:00.000Z'), newId });
    expect(later.exams.map(({ planned }) => planned.code)).toEqual(['LAS-1125', 'ZORG-1125', 'HOR-1126']);
  });

  it('the first exam is welding for four by three quarters; another is O/V/G for two', () => {
    const [first, second] = centre.exams;
    expect(first).toMatchObject({
      scale: { scaleId: 'met-not-met' },
      rule: { workProcessMinimumPercent: 75, criticalKnocksOut: true },
    });
    expect(first!.candidates).toHaveLength(4);
    expect(second!.scale.scaleId).toBe('o-v-g');
    expect(second!.candidates).toHaveLength(2);
  });

  it('M51 every exam holds exactly the snapshot of its qualification, people who exist, and its digest', async () => {
    for (const exam of centre.exams) {
      const qualification = centre.qualifications.find(
        (q) => q.qualificationId === exam.snapshot.qualificationId,
      )!;
      const all = qualification.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId));
      expect(exam.snapshot).toEqual(composeSnapshot(qualification, all));
      const { definition } = made.exams.find(({ planned }) => planned.examId === exam.examId)!;
      expect(exam.definitionDigest).toBe(contentDigestOf(definition));
      const examiner = centre.staff.find((s) => s.staffId === exam.examinerId);
      expect(examiner).toMatchObject({ name: exam.examinerName, jobTitle: exam.examinerJobTitle });
      expect(examiner?.roles).toContain('examiner');
      for (const candidate of exam.candidates) {
        const participant = centre.participants.find((p) => p.participantId === candidate.participantId)!;
        expect(candidate).toMatchObject({ number: participant.number, name: fullName(participant) });
      }
    }
  });

  it('whoever is examined is in a group with that examiner and linked to what they are examined in', () => {
    const { groups, memberships, participations } = made;
    for (const { planned } of made.exams)
      for (const { participantId, group } of planned.candidates) {
        const own = groups.find(({ name }) => name === group)!;
        expect(own).toMatchObject({
          schoolYear: '2026-2027',
          examinerId: planned.assessments[0]?.examinerId,
        });
        expect(memberships).toContainEqual(expect.objectContaining({ participantId, groupId: own.groupId }));
        const { qualificationId } = planned.about;
        expect(participations).toContainEqual(expect.objectContaining({ participantId, qualificationId }));
      }
  });

  it('no id is given twice', () => {
    const text = JSON.stringify([
      centre.organisation.organisationId,
      centre.staff.map((s) => s.staffId),
      centre.participants.map((p) => p.participantId),
      centre.qualifications.map((q) => [
        q.qualificationId,
        q.coreTasks.map((c) => [c.coreTaskId, c.workProcesses.map((w) => w.workProcessId)]),
      ]),
      [0, 1, 2].map((i) => indicatorsOf(i).map((indicator) => indicator.indicatorId)),
      centre.exams.map((e) => [e.examId, e.candidates.map((c) => c.assessmentId)]),
    ]);
    const ids = text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)!;
    expect(ids.length).toBeGreaterThan(150);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
