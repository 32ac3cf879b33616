/**
 * Lists on paper and a calendar out of the planning, as it stands on this device. Nothing is recorded of them. Paper is drawn off
 * the page's thread; it is kept nowhere unless it is saved.
 */
import { type ExamHead, examinerNames } from '../../shared/domain/exam';
import { writeICalendar } from '../../shared/formats/write-icalendar';
import { ok, type Result } from '../../shared/kernel/result';
import type { Organisation } from '../../shared/records/organisation';
import { composeList } from '../../shared/report/compose-lists';
import type { ListPaper } from '../../shared/report/list-paper';
import { sheetTexts } from '../../shared/report/sheet-texts';
import type { Language } from '../../shared/texts/languages';
import type { PaperList } from '../../shared/values/paper-lists';
import { chooseTimeZone } from '../../shared/values/time-zone';
import { type DrawList, drawListInWorker } from '../workers/sheet-drawer';
import type { Action, ActionDeps } from './action';

export type ListRequest = {
  readonly kind: PaperList;
  readonly exams: readonly ExamHead[];
  readonly language: Language;
};

/** `url`: where the page must open it; null when the host showed it by itself. */
export type PreviewedList = { readonly url: string | null; readonly missing: readonly string[] };
/** `place`: where the file is, as the system calls it; `missing`: characters that could not be printed. */
export type SavedList =
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'saved'; readonly place: string; readonly missing: readonly string[] };

const loadOrganisation = async ({ cache }: ActionDeps): Promise<Organisation | null> =>
  (await cache.documents('organisation'))[0]?.document ?? null;

async function drawn(deps: ActionDeps, { kind, exams, language }: ListRequest, draw: DrawList) {
  const organisation = await loadOrganisation(deps);
  const issuedAt = deps.world.now().toISOString();
  const list: ListPaper = composeList({
    ...{ kind, exams, organisation, language, issuedAt },
    zoneOf: ({ timeZone }) => chooseTimeZone(timeZone, organisation?.timeZone),
    texts: sheetTexts(language, organisation?.terms),
    timeZone: chooseTimeZone(organisation?.timeZone),
  });
  const pdf = await draw(list, issuedAt);
  return pdf.ok ? ok({ ...pdf.value, fileName: list.fileName }) : pdf;
}

/** The verb with another way of drawing. */
export const previewListWith =
  (draw: DrawList): Action<ListRequest, PreviewedList> =>
  async (deps, request): Promise<Result<PreviewedList>> => {
    const pdf = await drawn(deps, request, draw);
    if (!pdf.ok) return pdf;
    const { bytes, missing, fileName } = pdf.value;
    const shown = await deps.host.files.preview({ name: `${fileName}.pdf`, bytes });
    return shown.ok ? ok({ url: shown.value.url, missing }) : shown;
  };

/** The verb with another way of drawing. `cancelled` when the user closed the dialog. */
export const saveListWith =
  (draw: DrawList): Action<ListRequest, SavedList> =>
  async (deps, request): Promise<Result<SavedList>> => {
    const pdf = await drawn(deps, request, draw);
    if (!pdf.ok) return pdf;
    const { bytes, missing, fileName } = pdf.value;
    const saved = await deps.host.files.save({ suggestedName: `${fileName}.pdf`, bytes });
    if (!saved.ok) return saved;
    return ok(saved.value.outcome === 'saved' ? { ...saved.value, missing } : { outcome: 'cancelled' });
  };

/** `cancelled` when the user closed the dialog. Cancelled exams are in it, so that a calendar takes them away. */
export async function saveCalendar(
  deps: ActionDeps,
  { exams, language }: Omit<ListRequest, 'kind'>,
): Promise<Result<SavedList>> {
  const organisation = await loadOrganisation(deps);
  const texts = sheetTexts(language, organisation?.terms);
  const bytes = writeICalendar(exams, deps.world.now().toISOString(), {
    name: [texts('sheet:list.calendar.name'), organisation?.name ?? ''].filter(Boolean).join(' · '),
    describe: (exam) =>
      [
        texts('sheet:list.calendar.qualification', { name: exam.about.name }),
        texts('sheet:list.calendar.examiner', { name: examinerNames(exam, exam.candidates).join(', ') }),
        texts('sheet:list.candidates', { count: exam.candidates.length }),
      ].join('\n'),
  });
  const saved = await deps.host.files.save({
    suggestedName: `${texts('sheet:list.calendar.name')}.ics`,
    bytes,
  });
  if (!saved.ok) return saved;
  return ok(saved.value.outcome === 'saved' ? { ...saved.value, missing: [] } : { outcome: 'cancelled' });
}

export const previewList = previewListWith(drawListInWorker);
export const saveList = saveListWith(drawListInWorker);
