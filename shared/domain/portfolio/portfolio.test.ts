/** L1 to L10: what stands in a portfolio, what is linked, covered and used, and what an examiner sees beside an exam. */
import { describe, expect, it } from 'vitest';
import { anId } from '../../../test/builders/an-exam';
import { coverageOf } from './coverage';
import { blankEntryFields, decideEntry, offeredKinds } from './decide-entry';
import {
  evidenceOf,
  type PortfolioDocuments,
  type PortfolioEntry,
  type PortfolioEvidence,
  type PortfolioLink,
  portfolioOf,
} from './portfolio-documents';
import { decidePortfolioLinks, keyOfPlace, placeOfKey, standingLinks } from './standing-links';
import { evidenceBesideExam, usedEvidence } from './used-evidence';

const addedBy = { by: 'staff' as const, staffId: anId<'Staff'>(8000) };
const personId = anId<'Participant'>(1);
const otherId = anId<'Participant'>(2);
const qualificationId = anId<'Qualification'>(10);
const processIds = [anId<'WorkProcess'>(21), anId<'WorkProcess'>(22)] as const;
const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`;

const anEntry = (number: number, given: Partial<PortfolioEntry> = {}): PortfolioEntry => ({
  ...{ portfolioEntryId: anId(100 + number), participantId: personId },
  ...blankEntryFields,
  ...{ title: `Entry ${number}`, qualificationIds: [], addedAt: at(number), addedBy },
  ...given,
});
const aPiece = (number: number, given: Partial<PortfolioEvidence> = {}): PortfolioEvidence => ({
  ...{ portfolioEvidenceId: anId(200 + number), participantId: personId, portfolioEntryId: null },
  ...{ title: '', description: '', addedAt: at(number), addedBy },
  file: { digest: 'a'.repeat(64), bytes: 3, mediaType: 'image/jpeg', name: `${number}.jpg`, madeAt: null },
  ...given,
});
const aLink = (number: number, evidence: number, given: Partial<PortfolioLink> = {}): PortfolioLink => ({
  ...{ portfolioLinkId: anId(300 + number), participantId: personId },
  ...{ portfolioEvidenceId: anId(200 + evidence), qualificationId, workProcessId: processIds[0] },
  ...{ linkedAt: at(number), linkedBy: addedBy, endedAt: null },
  ...given,
});
const nothing: PortfolioDocuments = { entries: [], evidence: [], links: [], feedback: [] };
const own = new Set<string>([personId]);
const made = { newId: () => anId<'PortfolioLink'>(999), participantId: personId, now: at(20), by: addedBy };

describe('L1 an entry', () => {
  it('needs a title and no exam, and does not end before it begins', () => {
    const fields = { ...blankEntryFields, title: '  Stage bij Bakker  ' };
    expect(decideEntry(fields)).toMatchObject({ ok: true, value: { title: 'Stage bij Bakker' } });
    expect(decideEntry(blankEntryFields)).toMatchObject({ problem: { code: 'portfolio-title-blank' } });
    const days = { from: '2026-09-02', until: '2026-09-01' };
    expect(decideEntry({ ...fields, ...days })).toMatchObject({
      problem: { code: 'portfolio-period-backwards' },
    });
    expect(decideEntry({ ...fields, ...days, until: '2026-09-02' }).ok).toBe(true);
    expect(decideEntry({ ...fields, place: 'x'.repeat(301) })).toMatchObject({
      problem: { code: 'text-too-long' },
    });
  });

  it('stands first while it goes on; then the last begun', () => {
    const past = anEntry(1, { from: '2025-01-01', until: '2025-06-01' });
    const later = anEntry(2, { from: '2026-01-01', until: '2026-06-01' });
    const goingOn = anEntry(3, { from: '2024-01-01' });
    const told = portfolioOf({ ...nothing, entries: [past, later, goingOn] }, own);
    expect(told.entries.map(({ title }) => title)).toEqual(['Entry 3', 'Entry 2', 'Entry 1']);
  });

  it('is of a kind of every centre or of its own, unless that is retired', () => {
    const portfolioKinds = [
      { code: 'club', label: { nl: 'Vereniging' } },
      { code: 'old', label: { nl: 'Oud' }, isRetired: true },
    ];
    expect(offeredKinds({ portfolioKinds })).toEqual(['work', 'education', 'other', 'club']);
  });
});

describe('what stands', () => {
  it('L2 L10: evidence of a removed entry stays by itself; what was removed is told apart', () => {
    const entry = anEntry(1);
    const piece = aPiece(1, { portfolioEntryId: entry.portfolioEntryId });
    const evidence = [piece, aPiece(2), aPiece(3, { isRemoved: true })];
    const before = portfolioOf({ ...nothing, entries: [entry], evidence }, own);
    expect(evidenceOf(before, entry.portfolioEntryId)).toEqual([piece]);
    expect(evidenceOf(before, null)).toEqual([evidence[1]]);
    expect(before.removedEvidence).toEqual([evidence[2]]);
    const after = portfolioOf({ ...nothing, entries: [{ ...entry, isRemoved: true }], evidence }, own);
    expect(evidenceOf(after, null)).toEqual([piece, evidence[1]]);
    expect(after.removedEntries).toHaveLength(1);
  });

  it('L8 L9: is found under every id of the person and of nobody else; feedback that was taken back is not told', () => {
    const given = {
      ...{ portfolioFeedbackId: anId<'PortfolioFeedback'>(401), participantId: personId, text: 'Mooi' },
      ...{ portfolioEntryId: null, portfolioEvidenceId: anId<'PortfolioEvidence'>(201) },
      ...{ givenBy: anId<'Staff'>(8000), givenAt: at(3) },
    };
    const all = {
      ...nothing,
      entries: [anEntry(1), anEntry(2, { participantId: otherId }), anEntry(3, { participantId: anId(3) })],
      feedback: [given, { ...given, isRemoved: true }],
    };
    const told = portfolioOf(all, new Set<string>([personId, otherId]));
    expect(told.entries.map(({ title }) => title)).toEqual(['Entry 2', 'Entry 1']);
    expect(told.feedback).toEqual([given]);
  });
});

describe('links', () => {
  it('L3: what is linked is left alone, and the same link from two devices is one', () => {
    const links = [aLink(1, 1), aLink(2, 1)];
    expect(standingLinks(links, [aPiece(1)])).toEqual([links[0]]);
    expect(standingLinks(links, [])).toEqual([]);
    const place = { qualificationId, workProcessId: processIds[0] };
    const again = decidePortfolioLinks(links, anId(201), { link: [place], unlink: [] }, made);
    expect(again).toEqual({ begun: [], ended: [] });
    const whole = { qualificationId, workProcessId: null };
    const more = decidePortfolioLinks(links, anId(201), { link: [whole, whole], unlink: [] }, made);
    expect(more.begun).toMatchObject([{ ...whole, linkedAt: at(20), endedAt: null, linkedBy: addedBy }]);
  });

  it('L4: ending ends every double, and nothing of another piece', () => {
    const links = [aLink(1, 1), aLink(2, 1), aLink(3, 2), aLink(4, 1, { workProcessId: processIds[1] })];
    const unlink = [{ qualificationId, workProcessId: processIds[0] }];
    const { ended } = decidePortfolioLinks(links, anId(201), { link: [], unlink }, made);
    expect(ended.map(({ after }) => [after.portfolioLinkId, after.endedAt])).toEqual([
      [links[0]?.portfolioLinkId, at(20)],
      [links[1]?.portfolioLinkId, at(20)],
    ]);
  });

  it('a place and its key say the same', () => {
    for (const workProcessId of [null, processIds[1]]) {
      const place = { qualificationId, workProcessId };
      expect(placeOfKey(keyOfPlace(place))).toEqual(place);
    }
  });
});

describe('L5 coverage', () => {
  const coreTasks = [
    {
      ...{ coreTaskId: anId<'CoreTask'>(31), code: 'B1-K1', name: 'Bakken', part: null },
      ...{ description: '', responsibility: '', knowledgeAndSkills: [], sourceKey: null },
      workProcesses: processIds.map((workProcessId, index) => ({
        ...{ workProcessId, code: `B1-K1-W${index + 1}`, name: `Proces ${index + 1}`, description: '' },
        ...{ desiredResult: '', knowledgeAndSkills: [], competenceIds: [], indicatorIntro: '' },
        ...{ indicators: [], sourceKey: null },
      })),
    },
  ];

  it('counts work processes with evidence; the qualification as a whole and what is gone cover none', () => {
    const links = [
      aLink(1, 1),
      aLink(2, 2),
      aLink(3, 1, { workProcessId: null }),
      aLink(4, 1, { workProcessId: anId(29) }),
      aLink(5, 1, { qualificationId: anId(11), workProcessId: processIds[1] }),
    ];
    const told = coverageOf({ coreTasks }, links, qualificationId);
    expect(told).toMatchObject({ covered: 1, workProcesses: 2, whole: 1, elsewhere: 1 });
    expect(told.coreTasks[0]?.workProcesses.map(({ evidence }) => evidence)).toEqual([2, 0]);
  });
});

describe('what an exam uses', () => {
  const begun = [{ qualificationId, at: at(10) }];

  it('L6: what was linked when it began, whatever became of the link', () => {
    expect(usedEvidence([aLink(5, 1)], begun).has(anId(201))).toBe(true);
    expect(usedEvidence([aLink(5, 1, { endedAt: at(11) })], begun).size).toBe(1);
    expect(usedEvidence([aLink(5, 1, { endedAt: at(9) })], begun).size).toBe(0);
    expect(usedEvidence([aLink(5, 1, { endedAt: at(5) })], [{ qualificationId, at: at(5) }]).size).toBe(0);
    expect(usedEvidence([aLink(11, 1)], begun).size).toBe(0);
    expect(usedEvidence([aLink(5, 1, { qualificationId: anId(11) })], begun).size).toBe(0);
  });

  it('L7: the examiner sees what is linked now and what was then, each once, by work process', () => {
    const links = [
      aLink(5, 1),
      aLink(6, 1),
      aLink(7, 2, { endedAt: at(12) }),
      aLink(8, 3, { workProcessId: null }),
      aLink(9, 4, { qualificationId: anId(11) }),
    ];
    const evidence = [aPiece(1), aPiece(2), aPiece(3), aPiece(4)];
    const told = portfolioOf({ ...nothing, evidence, links }, own);
    const names = (begunAt: string | null) =>
      [...evidenceBesideExam(told, qualificationId, begunAt)].map(([id, pieces]) => [
        id,
        pieces.map(({ file }) => file.name),
      ]);
    expect(names(at(10))).toEqual([
      [processIds[0], ['1.jpg', '2.jpg']],
      [null, ['3.jpg']],
    ]);
    expect(names(null)).toEqual([
      [processIds[0], ['1.jpg']],
      [null, ['3.jpg']],
    ]);
  });
});
