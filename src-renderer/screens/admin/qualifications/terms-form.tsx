/** What things are called in one qualification (M23): over the words of the centre, which stand there by themselves. */
import type { QualificationId } from '../../../../shared/kernel/ids';
import { chooseLanguage } from '../../../../shared/texts/languages';
import { setTerms } from '../../../actions/set-terms';
import { useDocument, useDocuments } from '../../../queries/use-documents';
import { usePreferences } from '../../../ui/preferences';
import { useAction } from '../../../ui/use-action';
import { TermsFields } from '../terms/terms-fields';

export function TermsForm({ qualificationId }: { readonly qualificationId: QualificationId }) {
  const head = useDocument('qualification', qualificationId)?.document;
  const centres = useDocuments('organisation');
  const onScreen = usePreferences((preferences) => preferences.language);
  const set = useAction(setTerms);
  if (!head || !centres) return null;
  return (
    <TermsFields
      key={qualificationId}
      name={qualificationId}
      own={head.terms}
      around={centres[0]?.document.terms ?? {}}
      firstLanguage={chooseLanguage(head.language, onScreen)}
      onSave={(change) => set({ qualificationId, change })}
    />
  );
}
