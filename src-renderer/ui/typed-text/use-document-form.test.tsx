// @vitest-environment happy-dom
/** A form that is open while somebody else changes what it is about: it follows, and writes over nobody's field. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { problem } from '../../../shared/kernel/problem';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { aPage } from '../../../test/builders/a-page';
import { useDocumentForm } from './use-document-form';

type Person = { readonly name: string; readonly job: string };

async function anOpenForm() {
  const saved: Partial<Person>[] = [];
  let answer: Result<null> = ok(null);
  let comesIn = (_: Person): void => undefined;
  function Form() {
    const [recorded, setRecorded] = useState<Person>({ name: 'Piet', job: 'docent' });
    comesIn = setRecorded;
    const { fields, isTyped, outcome, change, submit } = useDocumentForm(
      'person',
      recorded,
      async (typed) => {
        saved.push(typed);
        if (answer.ok) setRecorded((now) => ({ ...now, ...typed }));
        return answer;
      },
    );
    return (
      <form onSubmit={submit}>
        <input
          aria-label="Name"
          value={fields.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <input
          aria-label="Job"
          value={fields.job}
          onChange={(event) => change({ job: event.currentTarget.value })}
        />
        <button type="submit">Save</button>
        <output>{`${isTyped} ${typeof outcome === 'string' ? outcome : (outcome?.code ?? '')}`}</output>
      </form>
    );
  }
  await aPage(Form);
  return {
    saved,
    user: userEvent.setup(),
    arrive: (person: Person) => act(async () => comesIn(person)),
    answers: (given: Result<null>) => {
      answer = given;
    },
  };
}
const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
const said = () => screen.getByRole('status').textContent;

it('an untouched one follows what comes in', async () => {
  const { arrive } = await anOpenForm();
  await arrive({ name: 'Piet de Boer', job: 'docent metaal' });
  expect([value('Name'), value('Job')]).toEqual(['Piet de Boer', 'docent metaal']);
});

it('what was typed stays, the rest follows, and only what was typed is saved', async () => {
  const { user, arrive, saved, answers } = await anOpenForm();
  await user.type(screen.getByLabelText('Name'), ' Jr');
  await arrive({ name: 'Pieter', job: 'docent metaal' });
  expect([value('Name'), value('Job')]).toEqual(['Piet Jr', 'docent metaal']);
  answers(err(problem('disk-full')));
  await user.click(screen.getByText('Save'));
  expect(said()).toBe('true disk-full');
  answers(ok(null));
  await user.click(screen.getByText('Save'));
  expect(saved).toEqual([{ name: 'Piet Jr' }, { name: 'Piet Jr' }]);
  expect(said()).toBe('false saved');
  // As if it had just been opened.
  await arrive({ name: 'Piet de Boer', job: 'docent' });
  expect([value('Name'), value('Job')]).toEqual(['Piet de Boer', 'docent']);
});

it('what was typed back to how it is belongs to nobody any more', async () => {
  const { user, arrive } = await anOpenForm();
  await user.type(screen.getByLabelText('Job'), '!{Backspace}');
  expect(said()).toBe('false ');
  await arrive({ name: 'Piet', job: 'docent metaal' });
  expect(value('Job')).toBe('docent metaal');
});
