/**
 * Makes one qualification of ours from a profile of a qualification file: the base part and the part of the profile,
 * with everything the file adds for this profile appended. Core tasks of the base part are copied into every
 * qualification with ids of their own: a qualification is one document, and a centre may change one without the other.
 *
 * Upon an earlier import: nodes that are found again keep their ids, indicators their critical flag and, while the
 * file has not changed them, the text a person gave them. Nodes a person added stay, after those of the file.
 */
import type { CompetenceId, QualificationId } from '../kernel/ids';
import type { CoreTask, Indicator, WorkProcess } from '../records/qualification-version';
import { matchIndicators, matchTree } from './match-nodes';
import type { Qualification } from './qualification';
import {
  type FileCode,
  type FileCoreTask,
  type FileGuess,
  type FileProfile,
  type FileWarning,
  type FileWarningCode,
  type FileWorkProcess,
  fileLanguage,
  type ListPerProfile,
  type QualificationFile,
  type TextPerProfile,
} from './qualification-file';
import { indicatorKey, isKeyOfText } from './source-key';

export type ImportSource = {
  readonly file: QualificationFile;
  readonly profile: FileProfile;
  readonly code: FileCode;
  /** As text; null when the import is for no cohort. */
  readonly cohort: string | null;
  readonly competenceIdsByCode: ReadonlyMap<string, CompetenceId>;
};

type NewId = () => string;

/** The qualification, and what was odd about it for this profile. */
export function composeImported(
  source: ImportSource,
  earlier: Qualification | null,
  newId: NewId,
): { readonly qualification: Qualification; readonly warnings: readonly FileWarning[] } {
  const { file, profile, code } = source;
  const warnings: FileWarning[] = [];
  const wanted = [...file.baseCoreTasks, ...profile.coreTasks];
  const matched = matchTree(earlier, wanted);
  const baseKeys = new Set(file.baseCoreTasks.map((coreTask) => coreTask.key));

  const coreTasks = wanted.map((coreTask): CoreTask => {
    const before = matched.coreTasks.get(coreTask.key) ?? null;
    const workProcesses = coreTask.workProcesses.map((workProcess) =>
      composeWorkProcess(
        source,
        workProcess,
        matched.workProcesses.get(workProcess.key) ?? null,
        newId,
        warnings,
      ),
    );
    return {
      ...before,
      coreTaskId: before?.coreTaskId ?? (newId() as CoreTask['coreTaskId']),
      code: coreTask.code,
      name: coreTask.name,
      part: baseKeys.has(coreTask.key) ? 'base' : 'profile',
      description: textFor(source, coreTask.description, coreTask, warnings),
      responsibility: textFor(source, coreTask.responsibility, coreTask, warnings),
      knowledgeAndSkills: listFor(profile, coreTask.knowledgeAndSkills),
      workProcesses,
      sourceKey: coreTask.key,
    };
  });

  // One that was taken back comes in as a new one, under the id it had.
  const { isRemoved, ...kept } = earlier ?? {};
  const qualification: Qualification = {
    ...kept,
    qualificationId: earlier?.qualificationId ?? (newId() as QualificationId),
    language: earlier?.language ?? fileLanguage,
    name: profile.name,
    code: code.code,
    cohort: source.cohort,
    level: profile.level,
    status: isRemoved ? 'inactive' : (earlier?.status ?? 'inactive'),
    isStandard: earlier?.isStandard ?? false,
    source: {
      ...earlier?.source,
      system: 'sbb',
      profileKey: profile.key,
      fileKey: file.key,
      fileTitle: file.title,
      fileCode: file.codes[0]?.code ?? null,
      validFrom: code.validFrom,
      intakeEnd: code.intakeEnd,
      trainingEnd: code.trainingEnd,
    },
    coreTasks: withLeftovers(coreTasks, leftovers(earlier, coreTasks)),
  };
  return { qualification, warnings };
}

function composeWorkProcess(
  source: ImportSource,
  workProcess: FileWorkProcess,
  before: WorkProcess | null,
  newId: NewId,
  warnings: FileWarning[],
): WorkProcess {
  const { profile } = source;
  const added = workProcess.behaviourAdditions
    .filter((addition) => addition.profileKey === profile.key)
    .map((addition) => addition.behaviour);
  const lines = [...workProcess.behaviour.lines, ...added.flatMap((behaviour) => behaviour.lines)];
  const wanted = lines.map((text, index) => ({
    sourceKey: indicatorKey(workProcess.key, index + 1, text),
    text,
  }));
  const found = matchIndicators(before?.indicators ?? [], wanted);
  const indicators = wanted.map(
    ({ sourceKey, text }, index): Indicator => composeIndicator(found[index] ?? null, sourceKey, text, newId),
  );
  const handMade = (before?.indicators ?? []).filter(
    (indicator) => indicator.sourceKey === null && !found.includes(indicator),
  );

  const warnOf = (code: FileWarningCode, about: string, guess?: FileGuess) =>
    warnings.push({ ...composedWarning(source, workProcess, code, about), ...(guess ? { guess } : {}) });
  if (lines.length === 0) warnOf('work-process-without-indicator', workProcess.name);
  for (const text of new Set(lines.filter((text, index) => lines.indexOf(text) !== index)))
    warnOf('indicator-repeated', text.slice(0, 120));

  return {
    ...before,
    workProcessId: before?.workProcessId ?? (newId() as WorkProcess['workProcessId']),
    code: workProcess.code,
    name: workProcess.name,
    description: textFor(source, workProcess.description, workProcess, warnings),
    desiredResult: textFor(source, workProcess.desiredResult, workProcess, warnings),
    knowledgeAndSkills: before?.knowledgeAndSkills ?? [],
    competenceIds: competencesFor(source, workProcess, warnOf),
    indicatorIntro: introFor(
      workProcess,
      added.map((behaviour) => behaviour.intro),
      warnOf,
    ),
    indicators: [...indicators, ...handMade],
    sourceKey: workProcess.key,
  };
}

/**
 * The text is the file's, unless a person changed it. A key of the same place and text stays as an earlier program made
 * it, so that reading the same file with a later one changes nothing.
 */
function composeIndicator(earlier: Indicator | null, key: string, text: string, newId: NewId): Indicator {
  const before = earlier?.sourceKey ?? null;
  const place = (of: string): string => of.slice(0, of.lastIndexOf(':'));
  const wasEdited = earlier !== null && before !== null && !isKeyOfText(before, earlier.text);
  return {
    ...earlier,
    indicatorId: earlier?.indicatorId ?? (newId() as Indicator['indicatorId']),
    text: wasEdited ? earlier.text : text,
    critical: earlier?.critical ?? false,
    sourceKey: before !== null && place(before) === place(key) && isKeyOfText(before, text) ? before : key,
  };
}

/** One line introduces the list; a second one that says something else is kept behind it, and named. */
function introFor(
  workProcess: FileWorkProcess,
  addedIntros: readonly string[],
  warnOf: (code: FileWarningCode, about: string, guess?: FileGuess) => void,
): string {
  const intros = [...new Set([workProcess.behaviour.intro, ...addedIntros].filter((intro) => intro !== ''))];
  for (const extra of intros.slice(1)) warnOf('behaviour-intro-added', extra.slice(0, 120));
  const whole = intros.join(' ');
  if (whole.length > introLimit)
    warnOf('text-shortened', whole.slice(0, 120), { source: whole, reading: [whole.slice(0, introLimit)] });
  return whole.slice(0, introLimit);
}

function competencesFor(
  { profile, competenceIdsByCode }: ImportSource,
  workProcess: FileWorkProcess,
  warnOf: (code: FileWarningCode, about: string) => void,
): CompetenceId[] {
  return listFor(profile, workProcess.competenceCodes).flatMap((code) => {
    const competenceId = competenceIdsByCode.get(code);
    if (!competenceId) warnOf('competence-not-standard', code);
    return competenceId ? [competenceId] : [];
  });
}

const documentTextLimit = 20_000;
const introLimit = 1000;

function textFor(
  source: ImportSource,
  value: TextPerProfile,
  node: FileCoreTask | FileWorkProcess,
  warnings: FileWarning[],
): string {
  const parts = [
    value.text,
    ...value.additions.filter((a) => a.profileKey === source.profile.key).map((a) => a.text),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n');
  if (text.length <= documentTextLimit) return text;
  const short = text.slice(0, documentTextLimit - 1).trimEnd();
  const guess: FileGuess = { source: text, reading: [short] };
  warnings.push({ ...composedWarning(source, node, 'text-shortened', text.slice(0, 120)), guess });
  return short;
}

const listFor = (profile: FileProfile, list: ListPerProfile): string[] => [
  ...new Set([
    ...list.items,
    ...list.additions.filter((a) => a.profileKey === profile.key).flatMap((a) => a.items),
  ]),
];

const composedWarning = (
  { file, profile }: ImportSource,
  node: FileCoreTask | FileWorkProcess,
  code: FileWarningCode,
  about: string,
): FileWarning => ({
  code,
  line: node.line,
  fileKey: file.key,
  profileKey: profile.key,
  at: node.code,
  about,
});

/**
 * What the file no longer holds but a person added: whole nodes written by hand, and of nodes the file gave up the
 * part that was written by hand.
 */
function leftovers(earlier: Qualification | null, composed: readonly CoreTask[]): readonly CoreTask[] {
  const kept = new Set(
    composed.flatMap((coreTask) => coreTask.workProcesses).map((workProcess) => workProcess.workProcessId),
  );
  return (earlier?.coreTasks ?? []).flatMap((coreTask) => {
    const workProcesses = coreTask.workProcesses
      .filter((workProcess) => !kept.has(workProcess.workProcessId))
      .flatMap((workProcess) => {
        if (workProcess.sourceKey === null) return [workProcess];
        const indicators = workProcess.indicators.filter((indicator) => indicator.sourceKey === null);
        return indicators.length > 0 ? [{ ...workProcess, indicators }] : [];
      });
    return coreTask.sourceKey === null || workProcesses.length > 0 ? [{ ...coreTask, workProcesses }] : [];
  });
}

/** Leftovers join their core task, or come last when the file gave that up too. */
function withLeftovers(composed: readonly CoreTask[], extra: readonly CoreTask[]): CoreTask[] {
  const ids = new Set(composed.map((coreTask) => coreTask.coreTaskId));
  const extraById = new Map(extra.map((coreTask) => [coreTask.coreTaskId, coreTask.workProcesses]));
  return [
    ...composed.map((coreTask) => ({
      ...coreTask,
      workProcesses: [...coreTask.workProcesses, ...(extraById.get(coreTask.coreTaskId) ?? [])],
    })),
    ...extra.filter((coreTask) => !ids.has(coreTask.coreTaskId)),
  ];
}
