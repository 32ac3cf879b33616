/**
 * Saves everything of one candidate's exam for whoever judges an objection, as one ZIP: the sheet as PDF, the signed data file, and
 * as a spreadsheet the whole history (who, device, clock, before and after), how the plan became what it is, and the numbers of
 * form and receipt; and the evidence.
 */
import { readEvent } from '../../shared/domain/read-event';
import { writeXlsx } from '../../shared/formats/write-xlsx';
import { type FileToZip, writeZip } from '../../shared/formats/write-zip';
import type { ChangeId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import { ok, type Result } from '../../shared/kernel/result';
import { sha256Hex } from '../../shared/kernel/sha256';
import { parseChange } from '../../shared/protocol/change';
import { composeHistory, type HistoryEntry, historyWidths } from '../../shared/report/compose-history';
import { composePlanHistory, planHistoryWidths } from '../../shared/report/compose-plan-history';
import { formNumberOf } from '../../shared/report/form-number';
import { sheetTexts } from '../../shared/report/sheet-texts';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { type DrawSheet, drawInWorker } from '../workers/sheet-drawer';
import type { Action, ActionDeps } from './action';
import { changeAssessment, unpainted } from './change-assessment';
import { gatherEvidence } from './gather-evidence';
import { type LoadedExamFile, loadExamFile } from './load-exam-file';
import { loadSheet, type SheetTarget } from './load-sheet';

export type SavedPack =
  | { readonly outcome: 'cancelled' }
  | {
      readonly outcome: 'saved';
      readonly place: string;
      /** Characters of the sheet that could not be printed. */
      readonly missing: readonly string[];
      /** Why it is not in the record that the sheet left the device; null when it is. */
      readonly unrecorded: Problem | null;
    };

export type PackInput = SheetTarget & { readonly changeId: ChangeId };

/** The history, and the numbers by which sheet and receipt are looked up. */
async function composeWorkbook(
  { cache }: ActionDeps,
  { exam, planned, assessment, participantId, changes, receipt }: LoadedExamFile,
  { language }: SheetTarget,
): Promise<Uint8Array> {
  const [organisations, staff, devices] = await Promise.all([
    cache.documents('organisation'),
    cache.documents('staff'),
    cache.documents('device'),
  ]);
  const people = new Map(staff.map(({ document }) => [document.staffId, document.name]));
  const deviceNames = new Map(devices.map(({ document }) => [String(document.deviceId), document.name]));
  const texts = sheetTexts(language, exam.snapshot.terms);
  const centreZone = chooseTimeZone(undefined, organisations[0]?.document.timeZone);
  const timeZone = chooseTimeZone(exam.timeZone, centreZone);
  const rows = composeHistory({
    exam,
    organisation: organisations[0]?.document ?? null,
    entries: changes
      .map(parseChange)
      .map((change): HistoryEntry => ({ ...change, event: readEvent(change) })),
    nameOf: (staffId) => (staffId ? (people.get(staffId) ?? null) : null),
    deviceOf: (deviceId) => deviceNames.get(deviceId) ?? null,
    ...{ language, texts, timeZone },
  });
  const plan = composePlanHistory({
    ...{ planned, participantId, language, texts, timeZone, centreZone },
    nameOf: (staffId) => people.get(staffId) ?? null,
  });
  const numbers = [
    [texts('sheet:history.form'), formNumberOf(assessment)],
    [texts('sheet:history.receipt'), receipt?.number ?? texts('sheet:history.no-receipt')],
    [texts('sheet:history.received'), receipt?.receivedAt ?? ''],
    [texts('sheet:history.digest'), exam.definitionDigest],
  ];
  return writeXlsx([
    { name: texts('sheet:history.name'), rows, widths: historyWidths, hasHeadings: true },
    { name: texts('sheet:history.plan.name'), rows: plan, widths: planHistoryWidths, hasHeadings: true },
    { name: texts('sheet:history.numbers'), rows: numbers, widths: [40, 70], hasHeadings: false },
  ]);
}

/** What the pack is made of, before it is a file. */
export type ComposedPack = {
  readonly files: readonly FileToZip[];
  /** Of the sheet, without its ending. */
  readonly fileName: string;
  readonly drawn: { readonly bytes: Uint8Array<ArrayBuffer>; readonly missing: readonly string[] };
};

/** One candidate's exam as files: sheet, signed data, history, evidence. */
export async function composePack(
  deps: ActionDeps,
  draw: DrawSheet,
  input: SheetTarget,
): Promise<Result<ComposedPack>> {
  const file = await loadExamFile(deps, input);
  if (!file.ok) return file;
  const loaded = await loadSheet(deps, input);
  if (!loaded.ok) return loaded;
  const { sheet, issuedAt } = loaded.value;
  const drawn = await draw(sheet, issuedAt);
  if (!drawn.ok) return drawn;
  const texts = sheetTexts(input.language, file.value.exam.snapshot.terms);
  const files = [
    { name: `${sheet.fileName}.pdf`, bytes: drawn.value.bytes },
    { name: `${file.value.name}.json`, bytes: file.value.bytes },
    { name: `${texts('sheet:history.name')}.xlsx`, bytes: await composeWorkbook(deps, file.value, input) },
    ...(await gatherEvidence(deps, file.value.assessment.evidence, texts)),
  ];
  return ok({ files, fileName: sheet.fileName, drawn: drawn.value });
}

/** The verb with another way of drawing. */
export const saveAppealPackWith =
  (draw: DrawSheet): Action<PackInput, SavedPack> =>
  async (deps: ActionDeps, input: PackInput): Promise<Result<SavedPack>> => {
    const pack = await composePack(deps, draw, input);
    if (!pack.ok) return pack;
    const { files, fileName, drawn } = pack.value;
    const zip = writeZip(files);
    const suggestedName = `${sheetTexts(input.language, undefined)('sheet:history.pack', { file: fileName })}.zip`;
    const saved = await deps.host.files.save({ suggestedName, bytes: new Uint8Array(zip) });
    if (!saved.ok) return saved;
    if (saved.value.outcome === 'cancelled') return ok({ outcome: 'cancelled' });
    const body = { digest: await sha256Hex(drawn.bytes), language: input.language };
    const recorded = await changeAssessment(deps, input, { paint: unpainted }, () =>
      ok({ type: 'sheet-issued', upon: null, body }),
    ).tried;
    const unrecorded = recorded.ok ? null : recorded.problem;
    return ok({ outcome: 'saved', place: saved.value.place, missing: drawn.missing, unrecorded });
  };

export const saveAppealPack = saveAppealPackWith(drawInWorker);
