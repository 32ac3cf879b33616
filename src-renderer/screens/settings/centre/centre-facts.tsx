/** Name and place of the centre, where it usually examines, and how it makes exam codes. What is typed is kept, and recorded when its field is left. */
import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CentreChange,
  type CentreFact,
  centreFactLimits,
} from '../../../../shared/domain/decide-centre';
import type { Result } from '../../../../shared/kernel/result';
import type { Organisation } from '../../../../shared/records/organisation';
import { TypedNotice } from '../../../ui/typed-text/typed-notice';
import { useTypedText } from '../../../ui/typed-text/use-typed-text';
import { useFocusWhenAsked, useIsAsked } from './use-asked-field';

type CentreFactsProps = {
  readonly organisation: Organisation;
  readonly onSet: (change: CentreChange) => Promise<Result<null>>;
};

function CentreFactField({ organisation, onSet, fact }: CentreFactsProps & { readonly fact: CentreFact }) {
  const { t } = useTranslation('settings');
  const typed = useTypedText({
    field: `centre ${fact}`,
    recorded: organisation[fact] ?? '',
    limit: centreFactLimits[fact],
    save: (value) => onSet({ set: 'fact', fact, value }),
  });
  const input = useRef<HTMLInputElement>(null);
  useFocusWhenAsked(input, useIsAsked('place') && fact === 'place');
  return (
    <div>
      <TextInput
        ref={input}
        label={t(`centre.fact.${fact}`)}
        description={t(`centre.fact-hint.${fact}`)}
        value={typed.text}
        onChange={(event) => typed.type(event.currentTarget.value)}
        onBlur={() => void typed.flush()}
      />
      <TypedNotice typed={typed} />
    </div>
  );
}

export function CentreFacts({
  facts,
  ...props
}: CentreFactsProps & { readonly facts: readonly CentreFact[] }) {
  return (
    <>
      {facts.map((fact) => (
        <CentreFactField key={fact} {...props} fact={fact} />
      ))}
    </>
  );
}
