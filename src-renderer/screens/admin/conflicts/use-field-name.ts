/** What a field is called, with the language it is in where it has several. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/use-format';

const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
/** Fields with a text in each language. */
const localisedFields: ReadonlySet<string> = new Set([
  'name',
  'description',
  'objectionText',
  'afterwardsText',
]);

/** @returns names the field at a path; what has no name in the texts is called by its own */
export function useFieldName(): (path: readonly string[]) => string {
  const { t } = useTranslation('conflicts');
  const format = useFormat();
  return (path) => {
    const isInTree = path[0] === 'tree';
    const [field = '', tag] = isInTree ? path.slice(2) : path;
    const name = isInTree && field === 'place' ? t('placed') : t(`field.${field}`, { defaultValue: field });
    const hasLanguage = localisedFields.has(field) && tag !== undefined && language.test(tag);
    return hasLanguage ? `${name} (${format.language(tag)})` : name;
  };
}
