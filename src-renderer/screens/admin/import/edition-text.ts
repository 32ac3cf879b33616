/** Says in one line which edition of a code this is. */
import type { TFunction } from 'i18next';
import type { Edition } from '../../../../shared/domain/decide-import';
import type { Format } from '../../../ui/use-format';

export function editionText(t: TFunction<'import'>, format: Format, edition: Edition): string {
  const day = (iso: string) => format.day(`${iso}T00:00`);
  return [
    edition.name,
    edition.fileTitle,
    ...(edition.fileName ? [edition.fileName] : []),
    ...(edition.line === undefined ? [] : [t('edition.line', { line: edition.line })]),
    ...(edition.level ? [t('edition.level', { level: edition.level })] : []),
    ...(edition.validFrom ? [t('edition.valid-from', { day: day(edition.validFrom) })] : []),
    edition.intakeEnd ? t('edition.intake-end', { day: day(edition.intakeEnd) }) : t('edition.open'),
  ].join(' · ');
}
