// @vitest-environment happy-dom
/** A field in which people type, as they type: in bursts, with pauses, leaving in the middle. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { problem } from '../../../shared/kernel/problem';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { aPage } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { keepAfterMs } from '../../writer/typed-shelf';
import { TypedNotice } from './typed-notice';
import { useTypedText } from './use-typed-text';

const joke = anId<'Staff'>(8000);
const pim = anId<'Staff'>(8001);
type Saved = { readonly name: string; readonly text: string };
const user = userEvent.setup();

/** A screen with one field at a time, named by its buttons, over a journal in memory. */
async function aField(answer: () => Result<unknown> = () => ok(null)) {
  const saved: Saved[] = [];
  function Field({ name }: { readonly name: string }) {
    const [recorded, setRecorded] = useState<Readonly<Record<string, string>>>({});
    const typed = useTypedText({
      field: `test ${name}`,
      recorded: recorded[name] ?? '',
      limit: 30,
      save: async (text) => {
        saved.push({ name, text });
        const result = answer();
        if (result.ok) setRecorded((before) => ({ ...before, [name]: text.trim() }));
        return result;
      },
    });
    return (
      <>
        <textarea
          aria-label={name}
          value={typed.text}
          onChange={(event) => typed.type(event.currentTarget.value)}
          onBlur={() => void typed.flush()}
        />
        <output>{typed.state}</output>
        <TypedNotice typed={typed} />
      </>
    );
  }
  function Screen() {
    const [name, setName] = useState<string | null>('a');
    return (
      <>
        {name && <Field name={name} />}
        {['a', 'b'].map((one) => (
          <button key={one} type="button" onMouseDown={() => setName(one)}>
            {one}
          </button>
        ))}
        <button type="button" onClick={() => setName(null)}>
          away
        </button>
      </>
    );
  }
  const { device } = await aPage(Screen);
  return { device, saved, pass: (ms: number) => act(() => device.timers.pass(ms)) };
}
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const state = () => screen.getByRole('status').textContent;

it('eats no blank: what follows a pause stands behind it', async () => {
  const { saved, pass } = await aField();
  await user.type(field(), 'Eerste helft, ');
  await pass(5000);
  await user.keyboard('tweede helft.');
  await user.tab();
  expect(field().value).toBe('Eerste helft, tweede helft.');
  expect(saved).toEqual([{ name: 'a', text: 'Eerste helft, tweede helft.' }]);
  expect(state()).toBe('recorded');
});

it('keeps a blank under the cursor after it was recorded', async () => {
  const { saved } = await aField();
  await user.type(field(), 'half ');
  await user.tab();
  expect(saved).toHaveLength(1);
  await user.click(field());
  expect(field().value).toBe('half ');
});

it('says what is on disk and nothing more', async () => {
  const { pass } = await aField();
  await user.type(field(), 'tekst');
  expect(state()).toBe('typing');
  await pass(keepAfterMs);
  expect(state()).toBe('kept');
});

it('records itself when another field takes its place, and under its own name', async () => {
  const { saved } = await aField();
  await user.type(field(), 'bij a');
  await user.click(screen.getByRole('button', { name: 'b' }));
  expect(field().value).toBe('');
  await user.type(field(), 'bij b');
  await user.click(screen.getByRole('button', { name: 'away' }));
  expect(saved).toEqual([
    { name: 'a', text: 'bij a' },
    { name: 'b', text: 'bij b' },
  ]);
});

it('keeps what is refused in the field, says why, and offers it again', async () => {
  let answer: Result<unknown> = err(problem('assessment-signed'));
  const { saved } = await aField(() => answer);
  await user.type(field(), 'te laat');
  await user.tab();
  expect([field().value, state()]).toEqual(['te laat', 'refused']);
  expect(screen.getByRole('alert').textContent).toContain('signed');
  answer = ok(null);
  await user.click(field());
  await user.tab();
  expect([saved.length, state()]).toEqual([2, 'recorded']);
});

it('cuts no paste: it says by how much it is too long, and keeps all of it', async () => {
  const { saved, device, pass } = await aField();
  await user.click(field());
  await user.paste(`${'x'.repeat(30)} EINDE`);
  await pass(keepAfterMs);
  await user.tab();
  expect(field().value).toHaveLength(36);
  expect(device.typed.keptOf(joke)['test a']).toHaveLength(36);
  expect([state(), saved]).toEqual(['too-long', []]);
  const said = screen.getByRole('alert').textContent ?? '';
  for (const number of ['36', '30', '6']) expect(said).toContain(number);
});

it('shows nobody else what somebody typed, records it as nobody else, and gives it back', async () => {
  const { saved, device, pass } = await aField();
  await user.type(field(), 'van Joke');
  await act(async () => device.signIn(pim));
  expect(field().value).toBe('');
  await user.tab();
  expect(saved).toEqual([]);
  await act(async () => device.signIn(joke));
  await pass(0);
  expect(field().value).toBe('van Joke');
  expect(device.typed.keptOf(pim)).toEqual({});
});
