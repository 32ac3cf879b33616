/**
 * Adds people by hand, one after another: each is there at once, without a network too, with the standard links (M22).
 * Many at once come by an import; this is for the one who came late.
 */
import { Button, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName } from '../../../shared/records/participant';
import { type AddedParticipant, addParticipant, newDetails } from '../../actions/save-participant';
import { useDocument } from '../../queries/use-documents';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { AdministratorsOnly } from './administrators-only';
import { ParticipantForm } from './participants/participant-form';
import { UndoButton } from './participants/undo-button';
import classes from './qualifications/change-notice.module.css';

/** Who was added last, with the links that came with it, and the way back while nothing else was done with them. */
function Added({ added }: { readonly added: AddedParticipant }) {
  const { t } = useTranslation('participants');
  const [isUndone, setUndone] = useState(false);
  const person = useDocument('participant', added.participantId)?.document;
  const name = person ? fullName(person) || person.number : '';
  const { participantId, links, undo } = added;
  if (isUndone) return <StatusMark tone="neutral">{t('add.undone', { name })}</StatusMark>;
  return (
    <div className={classes.notice}>
      <StatusMark tone="good">{t('add.done', { name })}</StatusMark>
      <div className={classes.words}>
        <Text className={classes.follows}>
          {t(links > 0 ? 'add.links' : 'add.no-links', { count: links })}
        </Text>
      </div>
      <div className={classes.buttons}>
        <Button
          variant="default"
          renderRoot={(props: object) => (
            <Link {...props} to="/participants/$participantId" params={{ participantId }} />
          )}
        >
          {t('open')}
        </Button>
        <UndoButton undo={undo} stays={t('add.stays', { name })} onUndone={() => setUndone(true)} />
      </div>
    </div>
  );
}

/** The form empties itself after each, with the focus where the next one begins. */
export function AddParticipantScreen() {
  const { t } = useTranslation('participants');
  const add = useAction(addParticipant);
  const [added, setAdded] = useState<AddedParticipant | null>(null);
  return (
    <ScreenFrame
      title={t('add.open')}
      subtitle={t('add.subtitle')}
      back={<Link to="/participants">{t('back')}</Link>}
      width="reading"
    >
      <AdministratorsOnly>
        <ParticipantForm
          name="new"
          before={newDetails}
          submitLabel={t('add.submit')}
          isForMany
          onSave={async (details) => {
            const result = await add(details);
            if (result.ok) setAdded(result.value);
            return result;
          }}
          saved={added && <Added key={added.participantId} added={added} />}
        />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
