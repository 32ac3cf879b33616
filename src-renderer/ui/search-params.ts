/**
 * What an address says besides its path: the tab, filter or fold of a list, so that a link can lead there. Never a text
 * that somebody sought: browsers write addresses to disk, and a name does not stand there.
 */
export const qualificationTabs = ['active', 'inactive', 'archived'] as const;
export type QualificationTab = (typeof qualificationTabs)[number];

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

const oneOf = <T extends string>(options: readonly T[], said: unknown): T | undefined =>
  options.find((option) => option === said);

/** Of the qualifications: the tab. What is not understood is left out: an address is no reason to fail. */
export const readQualificationSearch = ({ tab }: Search): { tab?: QualificationTab } => {
  const chosen = oneOf(qualificationTabs, tab);
  return chosen ? { tab: chosen } : {};
};

/** Of the results: which of them. */
export const readResultSearch = ({ show }: Search): { show?: ResultFilter } => {
  const chosen = oneOf(resultFilters, show);
  return chosen ? { show: chosen } : {};
};

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

/** Of a new exam: the participant it is planned for, by id. */
export const readNewExamSearch = ({ candidate }: Search): { candidate?: string } =>
  typeof candidate === 'string' && auditShapes.person.test(candidate) ? { candidate } : {};

/** Of the planning: whether past days are unfolded. */
export const readPlanningSearch = ({ past }: Search): { past?: true } => (past === true ? { past } : {});
