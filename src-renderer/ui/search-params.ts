/**
 * What an address says besides its path: the tab, filter or fold of a list, so that a link can lead there. Never a text
 * that somebody sought: browsers write addresses to disk, and a name does not stand there.
 */
import { centreLackKinds } from '../../shared/domain/centre-lacks';
import { type Language, languageCodes } from '../../shared/texts/languages';
import { type PaperList, paperLists } from '../../shared/values/paper-lists';

export const qualificationTabs = ['inactive', 'active', 'archived'] as const;
export type QualificationTab = (typeof qualificationTabs)[number];

/** What else of the qualifications is asked for. */
export const qualificationKinds = [
  'incomplete',
  'complete',
  'draft',
  'standard',
  'unlinked',
  'unused',
] as const;
export type QualificationKind = (typeof qualificationKinds)[number];

/** What narrows the list of qualifications within its tab. A dash stands for a blank cohort or level. */
export type QualificationFilter = {
  readonly kind?: QualificationKind;
  readonly cohort?: string;
  readonly level?: string;
  readonly language?: string;
};

export const qualificationColumns = [
  'name',
  'code',
  'cohort',
  'level',
  'language',
  'completeness',
  'linked',
  'exams',
] as const;
export type QualificationColumn = (typeof qualificationColumns)[number];

export const resultFilters = [
  'all',
  'not-started',
  'running',
  'signed',
  'passed',
  'failed',
  'waiting',
  'received',
  'attention',
  'cancelled',
] as const;
export type ResultFilter = (typeof resultFilters)[number];

type Search = Readonly<Record<string, unknown>>;

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };
/** Without the fields that say nothing. */
export const leaveOutBlanks = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;

const oneOf = <T extends string>(options: readonly T[], said: unknown): T | undefined =>
  options.find((option) => option === said);

export type QualificationSearch = QualificationFilter & {
  readonly tab?: QualificationTab;
  /** Column by which it is sorted; with `from: 'last'` from the last to the first. */
  readonly sort?: QualificationColumn;
  readonly from?: 'last';
};

/** As long as the field of a qualification may be. */
const shortText = (said: unknown): string | undefined =>
  typeof said === 'string' && said !== '' && said.length <= 40 ? said : undefined;

/** What narrows the list, of an address or of what was remembered. What is not understood is left out. */
export const readQualificationFilter = (search: Search): QualificationFilter =>
  leaveOutBlanks({
    kind: oneOf(qualificationKinds, search.kind),
    cohort: shortText(search.cohort),
    level: shortText(search.level),
    language: shortText(search.language),
  });

/** Of the qualifications: tab, filter and order. What is not understood is left out: an address is no reason to fail. */
export const readQualificationSearch = (search: Search): QualificationSearch => ({
  ...readQualificationFilter(search),
  ...leaveOutBlanks({
    tab: oneOf(qualificationTabs, search.tab),
    sort: oneOf(qualificationColumns, search.sort),
    from: oneOf(['last'] as const, search.from),
  }),
});

export const structureParts = ['indicators', 'recurring', 'coverage'] as const;

export type StructureSearch = {
  readonly part?: (typeof structureParts)[number];
  /** Only qualifications with this status. */
  readonly status?: QualificationTab;
};

/** Of the contents across qualifications: the tab, and which of them. */
export const readStructureSearch = (search: Search): StructureSearch =>
  leaveOutBlanks({
    part: oneOf(structureParts, search.part),
    status: oneOf(qualificationTabs, search.status),
  });

const idShape = /^[0-9a-f-]{36}$/;
const anId = (said: unknown): string | undefined =>
  typeof said === 'string' && idShape.test(said) ? said : undefined;

/** Of one qualification: the id of a work process to unfold. */
export const readOpenSearch = ({ open }: Search): { open?: string } =>
  typeof open === 'string' && idShape.test(open) ? { open } : {};

/** Of an export: the qualification that is chosen at first. */
export const readExportSearch = ({ qualification }: Search): { qualification?: string } =>
  typeof qualification === 'string' && idShape.test(qualification) ? { qualification } : {};

export const resultPeriods = ['today', 'last-7', 'last-30', 'coming'] as const;
export type ResultPeriod = (typeof resultPeriods)[number];

/** What narrows the results. Days are said from today on, so that one that was saved still means what it said. */
export type ResultSearch = {
  readonly show?: ResultFilter;
  readonly period?: ResultPeriod;
  /** Ids. */
  readonly qualification?: string;
  readonly examiner?: string;
  /** The name of a group; a dash: of none. */
  readonly group?: string;
};

/** Of the results: which of them, of an address or of what was remembered. */
export const readResultSearch = ({ show, period, qualification, examiner, group }: Search): ResultSearch =>
  leaveOutBlanks({
    show: oneOf(resultFilters, show),
    period: oneOf(resultPeriods, period),
    qualification: anId(qualification),
    examiner: anId(examiner),
    group: typeof group === 'string' && group !== '' && group.length <= 100 ? group : undefined,
  });

export const figures = ['progress', 'outcomes', 'indicators', 'workload'] as const;
export type Figure = (typeof figures)[number];

export type FiguresSearch = {
  readonly figure?: Figure;
  /** A school year, as `2026-2027`. */
  readonly year?: string;
};

/** Of the figures: which one, and of which school year. */
export const readFiguresSearch = ({ figure, year }: Search): FiguresSearch =>
  leaveOutBlanks({
    figure: oneOf(figures, figure),
    year: typeof year === 'string' && /^\d{4}-\d{4}$/.test(year) ? year : undefined,
  });

export type AuditSearch = {
  /** Ids of a person and a device. */
  readonly person?: string;
  readonly device?: string;
  readonly what?: string;
  /** Days, as 2026-11-26. */
  readonly from?: string;
  readonly to?: string;
};

const auditShapes = {
  person: /^[0-9a-f-]{36}$/,
  device: /^[0-9a-f-]{36}$/,
  what: /^[a-z-]{1,60}$/,
  from: /^\d{4}-\d\d-\d\d$/,
  to: /^\d{4}-\d\d-\d\d$/,
} as const;

/** Of the audit log: whose rows, of what and of which days. */
export const readAuditSearch = (search: Search): AuditSearch =>
  Object.fromEntries(
    Object.entries(auditShapes).flatMap(([key, shape]) => {
      const said = search[key];
      return typeof said === 'string' && shape.test(said) ? [[key, said]] : [];
    }),
  );

/** Of the editor: the node of the tree that one is at. */
export const readEditorSearch = ({ node }: Search): { node?: string } =>
  typeof node === 'string' && auditShapes.person.test(node) ? { node } : {};

/** When, where and by whom, as a cell of the week grid says it: `2026-11-26`, `09:00`, a place, an id. */
export type CellSearch = {
  readonly day?: string;
  readonly time?: string;
  readonly place?: string;
  readonly examiner?: string;
};

export const readCellSearch = ({ day, time, place, examiner }: Search): CellSearch =>
  leaveOutBlanks({
    day: typeof day === 'string' && auditShapes.from.test(day) ? day : undefined,
    time: typeof time === 'string' && /^\d\d:\d\d$/.test(time) ? time : undefined,
    place: typeof place === 'string' && place.length <= 300 ? place : undefined,
    examiner: anId(examiner),
  });

export type NewExamSearch = CellSearch & {
  /** The participant it is planned for. */
  readonly candidate?: string;
  /** The exam it is like; with a candidate: the exam that they do over. */
  readonly like?: string;
  readonly template?: string;
};

/** Of a new exam: what it is filled in from, by id, and the cell that was empty. */
export const readNewExamSearch = ({ candidate, like, template, ...cell }: Search): NewExamSearch =>
  leaveOutBlanks({
    ...{ candidate: anId(candidate), like: anId(like), template: anId(template) },
    ...readCellSearch(cell),
  });

/** Of the import: the request to the catalogue whose answer is looked at. */
export const readImportSearch = ({ request }: Search): { request?: string } =>
  typeof request === 'string' && auditShapes.person.test(request) ? { request } : {};

export const planningViews = ['day', 'week', 'place', 'examiner', 'group'] as const;
export type PlanningView = (typeof planningViews)[number];
export const planningShows = ['not-started', 'away', 'changed', 'cancelled'] as const;

export type PlanningSearch = {
  /** Whether past days are unfolded. */
  readonly past?: true;
  /** Under which headings; by day, if not said. */
  readonly by?: PlanningView;
  /** Only those. */
  readonly only?: (typeof planningShows)[number];
  /** The first day, as 2026-11-26. */
  readonly from?: string;
};

/** Of the planning: how it is arranged and narrowed. */
export const readPlanningSearch = (search: Search): PlanningSearch =>
  leaveOutBlanks({
    past: search.past === true ? (true as const) : undefined,
    by: oneOf(planningViews, search.by),
    only: oneOf(planningShows, search.only),
    from: typeof search.from === 'string' && auditShapes.from.test(search.from) ? search.from : undefined,
  });

export const weekRows = ['time', 'place', 'examiner'] as const;
export type WeekRows = (typeof weekRows)[number];
export type WeekSearch = {
  /** A day of the week that is shown, as 2026-11-26; this week, if not said. */
  readonly day?: string;
  /** What stands at the left; hours, if not said. */
  readonly rows?: WeekRows;
};

/** Of the week grid: which week, and by what. */
export const readWeekSearch = ({ day, rows }: Search): WeekSearch =>
  leaveOutBlanks({
    day: typeof day === 'string' && auditShapes.from.test(day) ? day : undefined,
    rows: oneOf(weekRows, rows),
  });

/** Of the lists on paper: which list, of which days, of one exam or one examiner only. */
export type ListsSearch = {
  readonly kind?: PaperList;
  /** Days as 2026-11-26, both included; absent: today, and a week. */
  readonly from?: string;
  readonly to?: string;
  readonly exam?: string;
  readonly examiner?: string;
};

export const readListsSearch = ({ kind, from, to, exam, examiner }: Search): ListsSearch => {
  const day = (said: unknown) => (typeof said === 'string' && auditShapes.from.test(said) ? said : undefined);
  return leaveOutBlanks({
    kind: oneOf(paperLists, kind),
    ...{ from: day(from), to: day(to), exam: anId(exam), examiner: anId(examiner) },
  });
};

/** What can be done with people who are ticked, in the order of the list. */
export const peopleActions = ['link', 'unlink', 'plan', 'group', 'export', 'archive', 'bring-back'] as const;
/** One of them, as the address of its screen says it. */
export type PeopleAction = (typeof peopleActions)[number];

/** What narrows the list of people beside the search. A dash stands for nobody's group, or no qualification. */
export type PeopleSearch = {
  readonly list?: 'archived';
  readonly group?: string;
  readonly qualification?: string;
};

/** An id, or the dash for what is not there. */
const idOrDash = (said: unknown): string | undefined =>
  typeof said === 'string' && (said === '-' || idShape.test(said)) ? said : undefined;

/** Of the list of people: which of the two lists, and what narrows it. */
export const readPeopleSearch = (search: Search): PeopleSearch =>
  leaveOutBlanks({
    list: oneOf(['archived'] as const, search.list),
    group: idOrDash(search.group),
    qualification: idOrDash(search.qualification),
  });

/** Of a Run: what is done, and for whom alone; absent: for everybody who is ticked. */
export type RunSearch = { readonly action?: PeopleAction; readonly person?: string };

/** Of a Run: an action that is not known is left out, and the screen takes the first. */
export const readRunSearch = (search: Search): RunSearch =>
  leaveOutBlanks({ action: oneOf(peopleActions, search.action), person: idOrDash(search.person) });

/** Of the settings: what the centre lacks, whose field is to be filled in, and in which language. */
export type SettingsSearch = {
  readonly enter?: (typeof centreLackKinds)[number];
  readonly in?: Language;
};

export const readSettingsSearch = (search: Search): SettingsSearch =>
  leaveOutBlanks({ enter: oneOf(centreLackKinds, search.enter), in: oneOf(languageCodes, search.in) });
