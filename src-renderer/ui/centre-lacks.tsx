/** What the centre still has to enter, each with the way to its field. For screens of an administrator. */
import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CentreLack } from '../../shared/domain/centre-lacks';
import { useCentreLacks } from '../queries/use-centre-lacks';
import { useDayTurn } from './use-day-turn';
import { useFormat } from './use-format';

function LackLine({ lack }: { readonly lack: CentreLack }) {
  const { t } = useTranslation('centre');
  const format = useFormat();
  const lacking = lack.what === 'objection-text' ? lack.languages : [];
  const [first] = lacking;
  const languages = lacking.map((code) => format.language(code)).join(', ');
  return (
    <List.Item>
      <Link to="/settings" search={{ enter: lack.what, ...(first && { in: first }) }}>
        {t(`lacks.${lack.what}.name`, { languages })}
      </Link>
      . {t(`lacks.${lack.what}.why`)}
    </List.Item>
  );
}

/** Nothing where nothing is lacking. */
export function CentreLacks() {
  const { t } = useTranslation('centre');
  const lacks = useCentreLacks(useDayTurn());
  if (lacks.length === 0) return null;
  return (
    <Alert role="status" color="amber" icon={<IconAlertTriangle aria-hidden />} title={t('lacks.title')}>
      <List>
        {lacks.map((lack) => (
          <LackLine key={lack.what} lack={lack} />
        ))}
      </List>
    </Alert>
  );
}
