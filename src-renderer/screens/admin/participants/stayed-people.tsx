/** Who stayed when something was taken back, because somebody had gone on with them: each with a link, the others counted. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import { registerName } from '../../../../shared/kernel/person-name';
import { useRegister } from '../../../queries/use-documents';
import classes from '../imports/imports.module.css';

const mostNames = 5;

export function StayedPeople({ stayed }: { readonly stayed: readonly ParticipantId[] }) {
  const { t } = useTranslation('participants');
  const people = useRegister('participant');
  if (stayed.length === 0) return null;
  const rest = stayed.length - mostNames;
  return (
    <div className={classes.names}>
      {stayed.slice(0, mostNames).map((participantId) => {
        const person = people?.byId.get(participantId)?.document;
        return (
          <Link
            key={participantId}
            to="/participants/$participantId"
            params={{ participantId }}
            className={classes.name}
          >
            {(person && (registerName(person) || person.number)) || t('blank')}
          </Link>
        );
      })}
      {rest > 0 && <span>{t('runs.others', { count: rest })}</span>}
    </div>
  );
}
