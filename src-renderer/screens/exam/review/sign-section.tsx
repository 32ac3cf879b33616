/**
 * The signature: who signs, for what, and one conscious tick before the button. While something is missing the section
 * says what, instead of offering a button that cannot work.
 */
import { Button, Checkbox, Text, Title } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideSign } from '../../../../shared/domain/decide-sign';
import { useActor } from '../../../queries/use-actor';
import type { Marking } from '../use-marking';
import classes from './sign-section.module.css';

/** Says what is missing in the words of the rule that refuses: the same decision is made again when it is recorded. */
export function SignSection({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation(['exam', 'domain', 'problem']);
  const actor = useActor();
  const [isConfirmed, setConfirmed] = useState(false);
  const { exam, candidate } = marking.place;
  const isSaving = marking.pending.length > 0;
  if (!actor) return null;
  const decided = decideSign({ exam, assessment: marking.assessment, actorId: actor.staffId }, actor.name);
  return (
    <section className={classes.sign} aria-labelledby="sign-title">
      <Title order={2} id="sign-title">
        {t('sign.title')}
      </Title>
      {decided.ok ? (
        <>
          <dl className={classes.facts}>
            <div>
              <dt>{t('domain:candidate')}</dt>
              <dd>
                {candidate.name}, {candidate.number}
              </dd>
            </div>
            <div>
              <dt>{t('review.outcome')}</dt>
              <dd>{t(`domain:outcome.${marking.result.outcome}`)}</dd>
            </div>
            <div>
              <dt>{t('sign.by')}</dt>
              <dd>
                {actor.name}
                {actor.jobTitle && `, ${actor.jobTitle}`}
              </dd>
            </div>
          </dl>
          {actor.staffId !== candidate.examinerId && (
            <Text fw={600}>{t('sign.for-other', { name: exam.examinerName })}</Text>
          )}
          <Checkbox
            size="lg"
            checked={isConfirmed}
            onChange={(event) => setConfirmed(event.currentTarget.checked)}
            label={t('sign.statement', { name: candidate.name })}
          />
          <Button
            size="xl"
            leftSection={<IconSignature size={26} aria-hidden />}
            disabled={!isConfirmed || isSaving}
            onClick={() => void marking.changes.sign()}
          >
            {t('sign.button')}
          </Button>
          <Text>{t('sign.after')}</Text>
        </>
      ) : (
        <Text>{t(`problem:${decided.problem.code}`, { ...decided.problem.details })}</Text>
      )}
    </section>
  );
}
