/** Saves a table that somebody can fill in and import: headings, an example, and a sheet that says how. */
import { composeTemplate, type TemplateTexts } from '../../shared/formats/compose-template';
import { ok, type Result } from '../../shared/kernel/result';
import type { ActionDeps } from './action';

export type SavedTemplate =
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'saved'; readonly place: string };

/** `cancelled` when the user closed the dialog. */
export async function saveTemplate(
  { host }: ActionDeps,
  { texts, name }: { readonly texts: TemplateTexts; readonly name: string },
): Promise<Result<SavedTemplate>> {
  const saved = await host.files.save({ suggestedName: `${name}.xlsx`, bytes: composeTemplate(texts) });
  return saved.ok ? ok(saved.value) : saved;
}
