/** The words of a table of qualifications, in the language of the screen. */
import { useTranslation } from 'react-i18next';
import type { TemplateTexts } from '../../../../shared/formats/compose-template';
import { tableColumns, tableKinds } from '../../../../shared/formats/table-columns';
import { cellSeparatorIn } from '../../../../shared/formats/write-csv';
import type { TableWords } from '../../../../shared/formats/write-table';
import { textPer } from '../../../ui/text-per';

/** Read back by `table-columns` in every language of the program. */
export function useTableWords(): TableWords {
  const { t, i18n } = useTranslation('table');
  return {
    separator: cellSeparatorIn(i18n.language),
    columns: textPer(tableColumns, (column) => t(`column.${column}`)),
    kinds: textPer(tableKinds, (kind) => t(`kind.${kind}`)),
    yes: t('yes'),
    no: t('no'),
  };
}

/** What stands in the table to fill in. */
export function useTemplateTexts(): TemplateTexts & { readonly name: string } {
  const { t, i18n } = useTranslation('table');
  const words = useTableWords();
  return {
    words,
    name: t('template-name'),
    sheet: t('sheet'),
    helpSheet: t('help-sheet'),
    example: [
      ['qualification', { text: t('example.qualification'), code: '', level: '4', language: i18n.language }],
      ['core-task', { code: 'B1-K1', text: t('example.core-task') }],
      ['knowledge', { text: t('example.knowledge') }],
      [
        'work-process',
        {
          code: 'B1-K1-W1',
          text: t('example.work-process'),
          description: t('example.description'),
          result: t('example.result'),
          competences: 'K; L; T',
        },
      ],
      ['indicator', { text: t('example.indicator-1'), critical: t('no') }],
      ['indicator', { text: t('example.indicator-2'), critical: t('yes') }],
    ],
    help: ['1', '2', '3', '4', '5'].map((number) => t(`help.${number}`)),
  };
}
