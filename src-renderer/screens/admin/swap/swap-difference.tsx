/** That two exams do not ask the same, before anybody changes places in them, and what does not go along then. */
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  differenceOf,
  type Swap,
  type SwapSides,
  whoLosesAttempt,
} from '../../../../shared/domain/swap-plans';

type SwapDifferenceProps = { readonly sides: SwapSides; readonly swap: Swap };

/** Draws nothing where both ask the same. Nothing is forbidden: a school may know better. */
export function SwapDifference({ sides, swap }: SwapDifferenceProps) {
  const { t } = useTranslation('swap');
  const difference = differenceOf(sides);
  if (!difference) return null;
  const [{ exam: first }, { exam: second }] = sides;
  const names = { first: first.code, second: second.code };
  const about = { firstName: first.about.name, secondName: second.about.name };
  const losing = whoLosesAttempt(sides, swap).map(({ name }) => name);
  return (
    <Alert
      role="status"
      color="amber"
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`differs.${difference}`)}
    >
      {difference === 'qualification' ? t('differs.names', { ...names, ...about }) : t('differs.parts')}{' '}
      {t(`differs.${swap.kind}`)}
      {losing.length > 0 && ` ${t('differs.attempt', { names: losing.join(', ') })}`}
    </Alert>
  );
}
