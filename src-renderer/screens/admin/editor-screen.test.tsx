// @vitest-environment happy-dom
/** The editor as somebody types in it: by keys, with pauses, leaving in the middle. */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../../test/builders/a-qualification';
import { anEditorPage } from '../../../test/builders/an-editor-page';

const welder = () =>
  aQualification({
    coreTasks: [
      aCoreTask({
        name: 'Lassen',
        workProcesses: [
          aWorkProcess({ name: 'Bereidt voor', indicators: [anIndicator({ text: 'Draagt bescherming' })] }),
        ],
      }),
    ],
  });
const field = (name: string | RegExp) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const tree = () => screen.getByRole('tree');
const rows = () =>
  within(tree())
    .getAllByRole('treeitem')
    .map((row) => row.textContent);

it('M33 to M46: a whole qualification by keys alone, from nothing', async () => {
  const { user, pass, kept } = await anEditorPage(aQualification({ coreTasks: [] }));
  tree().focus();
  await user.keyboard('{Insert}Muren{Enter}Metselt{Enter}Legt{Enter}Lijnt{Insert}Voegt{Enter}Vult');
  await pass();
  expect(kept()).toMatchObject([
    {
      ...{ code: 'B1-K1', name: 'Muren' },
      workProcesses: [
        {
          ...{ code: 'B1-K1-W1', name: 'Metselt' },
          indicators: [{ text: 'Legt' }, { text: 'Lijnt' }],
        },
        { code: 'B1-K1-W2', name: 'Voegt', indicators: [{ text: 'Vult' }] },
      ],
    },
  ]);
  expect(rows().slice(0, 2)).toEqual(['B1-K1Muren', 'B1-K1-W1Metselt']);
});

it('M38 to M42: every field of a work process goes into the draft', async () => {
  const { user, pass, kept } = await anEditorPage(welder());
  await user.click(within(tree()).getByText('Bereidt voor'));
  for (const [label, text] of [
    ['Serial number', '.9'],
    ['Description', 'Ruimt in'],
    ['Desired result', 'Klaar'],
    [/knowledge and skills/i, 'Gas{Enter}Stroom'],
  ] as const)
    await user.type(field(label), text);
  await pass();
  expect(kept()?.[0]?.workProcesses[0]).toMatchObject({
    code: 'B1-K1-W1.9',
    description: 'Ruimt in',
    desiredResult: 'Klaar',
    knowledgeAndSkills: ['Gas', 'Stroom'],
  });
});

it('the check says what blocks and what is unwise, and each line leads there', async () => {
  const { user } = await anEditorPage(
    aQualification({ coreTasks: [aCoreTask({ name: 'Lassen', workProcesses: [] })] }),
  );
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Activate…' }).disabled).toBe(true);
  await user.click(screen.getByText(/^Check \(/));
  const [first] = screen.getAllByRole('button', { name: /B1-K1 Lassen/ });
  if (first) await user.click(first);
  expect(document.activeElement).toBe(field('Name'));
});

it('where something goes is asked in a dialog that says how it is closed', async () => {
  const { user } = await anEditorPage(
    aQualification({ coreTasks: [aCoreTask({ name: 'Lassen', workProcesses: [aWorkProcess({})] })] }),
  );
  tree().focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  await user.click(screen.getByRole('button', { name: 'More tools' }));
  await user.click(await screen.findByText('Move to…'));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('several are chosen, moved, copied into their own tree and removed by keys, and one undo each takes it back', async () => {
  const { user, pass, kept } = await anEditorPage(
    aQualification({
      coreTasks: [
        aCoreTask({
          workProcesses: [aWorkProcess({ indicators: ['a', 'b', 'c'].map((text) => anIndicator({ text })) })],
        }),
      ],
    }),
  );
  const texts = () => kept()?.[0]?.workProcesses[0]?.indicators.map(({ text }) => text) ?? null;
  tree().focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await pass();
  expect(texts()).toEqual(['c', 'a', 'b']);
  const held: Record<string, string> = {};
  const clipboardData = {
    setData: (type: string, text: string) => {
      held[type] = text;
    },
    getData: (type: string) => held[type] ?? '',
  };
  fireEvent.copy(tree(), { clipboardData });
  expect(held['text/plain']).toBe('a\nb');
  fireEvent.paste(tree(), { clipboardData });
  await pass();
  expect(texts()).toEqual(['c', 'a', 'b', 'a', 'b']);
  await user.keyboard('{Control>}z{/Control}');
  await user.keyboard('{Delete}');
  await pass();
  expect(texts()).toEqual(['c']);
  await user.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
  await pass();
  expect(texts()).toBeNull();
});

it('every letter is on disk before a second is over, and a page that begins after a crash goes on there', async () => {
  const qualification = welder();
  const { user, pass, device, kept } = await anEditorPage(qualification);
  await user.click(within(tree()).getByText('Lassen'));
  await user.type(field('Name'), ' 2b');
  expect(kept()).toBeNull();
  await pass();
  expect(kept()).toMatchObject([{ name: 'Lassen 2b' }]);
  expect(screen.getByText(/Draft kept on this device/)).toBeTruthy();
  screen.getByRole('tree').remove();
  document.body.replaceChildren();
  await anEditorPage(qualification, device);
  expect(rows()[0]).toContain('Lassen 2b');
});

it('Backspace in an empty indicator removes it, and the cursor goes to the one before', async () => {
  const { user, pass, kept } = await anEditorPage(welder());
  await user.click(within(tree()).getByText('Bereidt voor'));
  await user.click(field('Indicator 1'));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(field('Indicator 2'));
  await user.keyboard('{Backspace}');
  expect(document.activeElement).toBe(field('Indicator 1'));
  await user.keyboard('{Enter}Meet');
  await pass();
  expect(kept()?.[0]?.workProcesses[0]?.indicators.map(({ text }) => text)).toEqual([
    'Draagt bescherming',
    'Meet',
  ]);
});

it('undo goes back by what was typed in one go, redo forward, and nothing changed is no draft', async () => {
  const { user, pass, kept } = await anEditorPage(welder());
  await user.click(within(tree()).getByText('Lassen'));
  await user.type(field('Name'), ' 2b');
  await pass();
  await user.keyboard('{Control>}z{/Control}');
  expect(field('Name').value).toBe('Lassen');
  await pass();
  expect(kept()).toBeNull();
  await user.keyboard('{Control>}y{/Control}');
  expect(field('Name').value).toBe('Lassen 2b');
});

it('pasted lines become indicators without the signs of the list, and can be taken back', async () => {
  const { user, pass, kept } = await anEditorPage(welder());
  await user.click(within(tree()).getByText('Bereidt voor'));
  await user.click(field('Indicator 1'));
  const text = '• Meet na\n• Slijpt de naad\n\n• Ruimt op';
  fireEvent.paste(field('Indicator 1'), { clipboardData: { getData: () => text } });
  await pass();
  const texts = () => kept()?.[0]?.workProcesses[0]?.indicators.map((one) => one.text);
  expect(texts()).toEqual(['Draagt bescherming', 'Meet na', 'Slijpt de naad', 'Ruimt op']);
  await user.click(screen.getByRole('button', { name: 'Undo the paste' }));
  await pass();
  expect(kept()).toBeNull();
});

it('whoever publishes is told of indicators with only a number, and each line leads there', async () => {
  const { user, pass } = await anEditorPage(welder());
  await user.click(within(tree()).getByText('Bereidt voor'));
  await user.click(field('Indicator 1'));
  await user.keyboard('{Enter}');
  await user.click(screen.getByRole('button', { name: 'More for indicator 2' }));
  await user.click(await screen.findByText('Serial number of its own'));
  await user.type(screen.getAllByRole('textbox', { name: 'Serial number' }).at(-1) as HTMLElement, 'W1-7');
  await user.type(field('Description'), 'Legt');
  await pass();
  await user.click(screen.getByRole('button', { name: 'Publish…' }));
  expect(screen.getByText(/1 indicator with only a number is not published/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^W1-7 · / }));
  expect(screen.queryByText(/only a number/)).toBeNull();
  expect(document.activeElement).toBe(field('Indicator 2'));
});

it('is published as the next version, and then there is no draft', async () => {
  const { user, pass, kept, device, catchUp } = await anEditorPage(welder());
  await user.click(within(tree()).getByText('Lassen'));
  await user.type(field('Name'), ' 2');
  await pass();
  await user.click(screen.getByRole('button', { name: 'Publish…' }));
  await user.type(screen.getByLabelText('Note with this version'), 'Naam');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await catchUp();
  await pass();
  await pass();
  expect(device.recorded.at(-1)).toMatchObject({ body: { history: [{ note: 'Naam' }] } });
  expect(kept()).toBeNull();
  expect(screen.getByText('No changes')).toBeTruthy();
});
