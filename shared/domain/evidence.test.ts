/** Rules E1 to E6 and E9 of SPEC.md. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aNamedFile } from '../../test/builders/a-named-file';
import { type AssessmentStory, anAssessment } from '../../test/builders/an-assessment';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { arbitraryStory } from '../../test/builders/arbitrary-story';
import { problem } from '../kernel/problem';
import { err } from '../kernel/result';
import type { NamedFile } from '../values/named-file';
import { foldAssessment } from './assessment';
import { decideAttach, decideRemoveEvidence, mostEvidence } from './decide-evidence';
import { decideUndo } from './decide-mark';
import { decideSign } from './decide-sign';
import { standingEvidence } from './evidence';
import { decideResult } from './result';

const exam = anExam();
const pim = anId<'Staff'>(8003);
const started = (): AssessmentStory => anAssessment(exam).identified();
const first = indicatorNumbered(exam, '1.1.1');
const at = (given: Partial<Parameters<typeof decideAttach>[1]> = {}) => ({
  ...{ indicatorId: first, workProcessId: null, file: aNamedFile(), word: '' },
  ...given,
});
const names = (story: AssessmentStory): string[] =>
  standingEvidence(story.assessment.evidence).map(({ file }) => file.name);
const refusal = (code: string) => ({ ok: false, problem: { code } });

describe('evidence', () => {
  it('E1 is of an indicator, a work process or the exam, with a word or without', () => {
    const workProcessId = anId<'WorkProcess'>(3002);
    const story = started()
      .attached('1.1.1', 'las.jpg', ' De naad is poreus ')
      .attachedTo(at({ indicatorId: null, workProcessId, file: aNamedFile({ name: 'geluid.m4a' }) }))
      .attached(null, 'lokaal.jpg');
    expect(story.assessment.evidence).toMatchObject([
      {
        indicatorId: first,
        workProcessId: null,
        word: 'De naad is poreus',
        by: exam.examinerId,
        removed: null,
      },
      { indicatorId: null, workProcessId, file: { name: 'geluid.m4a' } },
      { indicatorId: null, workProcessId: null, file: { name: 'lokaal.jpg' } },
    ]);
  });

  it('E1 is attached and removed only by who has it, after the confirmation and before the signature', () => {
    const had = started().attached('1.1.1');
    const attachedBy = had.assessment.evidence[0]?.changeId ?? anId<'Change'>(1);
    const cases = [
      [anAssessment(exam).desk, 'candidate-not-identified'],
      [had.by(pim).desk, 'assessment-of-another'],
      [had.markedAll('met').signed().desk, 'assessment-signed'],
    ] as const;
    for (const [desk, code] of cases) {
      expect(decideAttach(desk, at({ indicatorId: null }))).toMatchObject(refusal(code));
      expect(decideRemoveEvidence(desk, attachedBy, '')).toMatchObject(refusal(code));
    }
    const { desk } = started();
    expect(decideAttach(desk, at({ indicatorId: anId(9999) }))).toMatchObject(refusal('indicator-unknown'));
    const both = at({ workProcessId: anId<'WorkProcess'>(3001) });
    expect(decideAttach(desk, both)).toMatchObject(refusal('indicator-unknown'));
    expect(decideAttach(desk, at({ word: 'x'.repeat(501) }))).toMatchObject(refusal('text-too-long'));
    expect(decideRemoveEvidence(had.desk, attachedBy, 'x'.repeat(5000))).toMatchObject(
      refusal('text-too-long'),
    );
  });

  it('E1 what somebody records whose assessment it is not changes nothing', () => {
    const intent = decideAttach(started().desk, at());
    if (!intent.ok || !intent.value) throw new Error('attaches');
    const story = started().by(pim).recorded(intent.value);
    expect(story.assessment).toMatchObject({ evidence: [], eventsByOthers: 1 });
  });

  it('E2 keeps what was removed, with who and why; who took over may remove it, and it may be attached anew', () => {
    const taken = started().attached('1.1.1', 'las.jpg').by(pim).takenOver().identified();
    const removed = taken.evidenceRemoved(0, 'iemand anders in beeld');
    expect(removed.assessment.evidence).toMatchObject([
      { by: exam.examinerId, removed: { by: pim, reason: 'iemand anders in beeld' } },
    ]);
    expect(names(removed)).toEqual([]);
    expect(names(removed.attached('1.1.1', 'las.jpg'))).toEqual(['las.jpg']);
  });

  it('E2 the first of two removals counts, in whichever order they came', () => {
    const had = started().attached('1.1.1');
    const one = had.evidenceRemoved(0, 'eerst');
    const other = had.onDevice(2).evidenceRemoved(0, 'later');
    for (const story of [one.receiving(other), other.receiving(one)])
      expect(story.assessment.evidence).toMatchObject([{ removed: { reason: 'eerst' } }]);
    const backwards = [...one.events].reverse();
    expect(foldAssessment(anId(7001), backwards, exam.examinerId).evidence).toEqual(one.assessment.evidence);
  });

  it('E3 the same once more is no event, and told by the name under which it is there', () => {
    const had = started().attached('1.1.1');
    const again = at({ file: aNamedFile({ name: 'kopie.jpg' }) });
    expect(decideAttach(had.desk, { ...again, file: { ...again.file, digest: at().file.digest } })).toEqual(
      err(problem('evidence-there-already', { name: 'foto.jpg' })),
    );
    expect(decideAttach(had.desk, at({ indicatorId: null }))).toMatchObject({ value: { upon: null } });
    const attachedBy = had.assessment.evidence[0]?.changeId ?? anId<'Change'>(1);
    expect(decideRemoveEvidence(had.evidenceRemoved().desk, attachedBy, '')).toEqual({
      ok: true,
      value: null,
    });
  });

  it('E4 changes no mark and no result, begins nothing, and undo passes it over', () => {
    fc.assert(
      fc.property(arbitraryStory(exam), (tell) => {
        const without = tell(started());
        const withIt = tell(started().attached('1.1.1').attached(null, 'b.jpg').evidenceRemoved());
        const { marks, remarks, undoable } = withIt.assessment;
        const said = (map: ReadonlyMap<string, { value?: unknown; text?: string }>) =>
          [...map].map(([id, one]) => [id, one.value, one.text]);
        expect(said(marks)).toEqual(said(without.assessment.marks));
        expect(said(remarks)).toEqual(said(without.assessment.remarks));
        expect(undoable.length).toBe(without.assessment.undoable.length);
        expect(decideResult(exam, withIt.assessment)).toEqual(decideResult(exam, without.assessment));
      }),
      { numRuns: 40 },
    );
    expect(started().attached('1.1.1').assessment.startedAt).toBeNull();
    expect(decideUndo(started().attached('1.1.1').desk)).toMatchObject(refusal('nothing-to-undo'));
  });

  it('E5 is covered by the signature; what comes later is late', () => {
    const ready = started().markedAll('met').attached('1.1.1', 'las.jpg').attached(null, 'b.jpg');
    const signed = ready.evidenceRemoved(1).signed();
    const elsewhere = ready.onDevice(2).attached('1.2.1', 'laat.jpg').evidenceRemoved(0);
    const { assessment } = signed.receiving(elsewhere);
    expect(assessment.signed?.fitsBasis).toBe(true);
    expect(assessment.lateEvents).toBe(2);
    expect(names(signed.receiving(elsewhere))).toEqual(['las.jpg']);
    const [, , ...rest] = signed.events;
    const lacking = rest.filter(({ type }) => type !== 'evidence-attached');
    expect(foldAssessment(anId(7001), lacking, exam.examinerId).signed?.fitsBasis).toBe(false);
  });

  it('E6 is signed as it was seen: what oneself attached one has seen, what another did not', () => {
    const seen = started().markedAll('met').attached('1.1.1', 'las.jpg');
    const refused = refusal('seen-otherwise');
    const taken = seen.by(pim).takenOver().identified();
    const behind = taken.receiving(seen.onDevice(2).attached('1.2.1', 'van-joke.jpg'));
    expect(decideSign(behind.desk, 'Pim', taken.assessment)).toMatchObject(refused);
    const gone = taken.receiving(seen.onDevice(2).evidenceRemoved(0));
    expect(decideSign(gone.desk, 'Pim', taken.assessment)).toMatchObject(refused);
    expect(decideSign(taken.attached('1.2.1', 'van-pim.jpg').desk, 'Pim', taken.assessment).ok).toBe(true);
    expect(decideSign(taken.evidenceRemoved(0).desk, 'Pim', taken.assessment).ok).toBe(true);
  });

  it('E9 two hundred files and two gigabytes at most, those removed not counted', () => {
    const full = refusal('evidence-full');
    const large = (name: string): NamedFile => aNamedFile({ name, bytes: mostEvidence.bytes / 2 });
    const two = started()
      .attachedTo(at({ file: large('a.mp4') }))
      .attachedTo(at({ file: large('b.mp4') }));
    expect(decideAttach(two.desk, at())).toMatchObject(full);
    expect(decideAttach(two.evidenceRemoved(0).desk, at()).ok).toBe(true);
    // As much as the centre allows.
    expect(decideAttach(two.desk, at(), 5e9).ok).toBe(true);
    expect(decideAttach(started().desk, at({ file: large('a.mp4') }), 9e8)).toEqual(
      err(problem('evidence-full', { files: 200, gigabytes: 0.9 })),
    );
    const [one] = started().attached('1.1.1').assessment.evidence;
    if (!one) throw new Error('attached');
    const { desk } = started();
    const evidence = Array.from({ length: mostEvidence.files }, () => one);
    const many = { ...desk, assessment: { ...desk.assessment, evidence } };
    expect(decideAttach(many, at({ indicatorId: null }))).toMatchObject(full);
  });
});
