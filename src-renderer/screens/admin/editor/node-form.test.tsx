// @vitest-environment happy-dom
/** The forms of core task, work process and indicators, by what people write into them. */
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import {
  aCoreTask,
  anIndicator,
  aQualification,
  aWorkProcess,
} from '../../../../test/builders/a-qualification';
import { anEditorPage } from '../../../../test/builders/an-editor-page';

const tree = () => screen.getByRole('tree');
const field = (name: string | RegExp) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });

const bricklayer = () =>
  aQualification({
    coreTasks: [
      aCoreTask({
        name: 'Metselen',
        workProcesses: [
          aWorkProcess({ name: 'Maakt een muur', indicators: [anIndicator({ text: 'Legt stenen recht' })] }),
        ],
      }),
    ],
  });

it('M34 M35 a core task has a serial number and a name, each written as one likes', async () => {
  const { user, pass, kept } = await anEditorPage(bricklayer());
  await user.click(within(tree()).getByText('Metselen'));
  await user.clear(field('Serial number'));
  await user.type(field('Serial number'), 'K-A');
  await user.type(field('Name'), ' 2');
  await pass();
  expect(kept()).toMatchObject([{ code: 'K-A', name: 'Metselen 2' }]);
  expect(within(tree()).getAllByRole('treeitem')[0]?.textContent).toBe('K-AMetselen 2');
});

it('M38 M39 M40 M41 M42 a work process has number, name, description, desired result and knowledge', async () => {
  const { user, pass, kept } = await anEditorPage(bricklayer());
  await user.click(within(tree()).getByText('Maakt een muur'));
  await user.clear(field('Serial number'));
  await user.type(field('Serial number'), 'W7');
  await user.type(field('Name'), ' 2');
  await user.type(field('Description'), 'Zet.{Enter}Legt.');
  await user.type(field('Desired result'), 'Recht');
  await user.type(field(/knowledge/i), 'steen{Enter}mortel');
  await pass();
  expect(kept()?.[0]?.workProcesses).toMatchObject([
    {
      code: 'W7',
      name: 'Maakt een muur 2',
      description: 'Zet.\nLegt.',
      desiredResult: 'Recht',
      knowledgeAndSkills: ['steen', 'mortel'],
    },
  ]);
});

it('M45 M46 the plus on a work process adds indicators, Enter the next one, and a star makes one critical', async () => {
  const { user, pass, kept } = await anEditorPage(bricklayer());
  await user.click(within(tree()).getByText('Maakt een muur'));
  await user.click(field('Indicator 1'));
  await user.keyboard('{End}{Enter}Meet{Enter}Ruimt');
  await user.click(screen.getByRole('button', { name: /Indicator 2 is critical/ }));
  await pass();
  const [process] = kept()?.[0]?.workProcesses ?? [];
  expect(process?.indicators.map(({ text, critical }) => [text, critical])).toEqual([
    ['Legt stenen recht', false],
    ['Meet', true],
    ['Ruimt', false],
  ]);
});

it.each([
  ['', 'De vakman:', ['Legt stenen recht', 'leest', 'meet']],
  ['De vakman:', 'De vakman:', ['Legt stenen recht', 'leest', 'meet']],
  ['Hij of zij:', 'Hij of zij:', ['Legt stenen recht', 'De vakman:', 'leest', 'meet']],
])('a pasted introduction goes where %j stands, or stays a line', async (before, after, texts) => {
  const indicators = [anIndicator({ text: 'Legt stenen recht' })];
  const workProcesses = [aWorkProcess({ name: 'Maakt een muur', indicatorIntro: before, indicators })];
  const { user, pass, kept } = await anEditorPage(
    aQualification({ coreTasks: [aCoreTask({ workProcesses })] }),
  );
  await user.click(within(tree()).getByText('Maakt een muur'));
  await user.click(field('Indicator 1'));
  await user.keyboard('{End}{Enter}');
  await user.paste('De vakman:\n- leest;\n- meet.');
  await pass();
  const [process] = kept()?.[0]?.workProcesses ?? [];
  expect(process?.indicatorIntro).toBe(after);
  expect(process?.indicators.map(({ text }) => text)).toEqual(texts);
});

it('M42 the cursor is behind what was pasted as knowledge, the signs that went off are told, and one undo takes it back', async () => {
  const { user, pass, kept } = await anEditorPage(bricklayer());
  const lines = () => kept()?.[0]?.workProcesses[0]?.knowledgeAndSkills;
  await user.click(within(tree()).getByText('Maakt een muur'));
  await user.type(field(/knowledge/i), 'voegen');
  field(/knowledge/i).setSelectionRange(0, 0);
  await user.paste('- steensoorten\n- mortel\n');
  await user.keyboard('{Enter}');
  await pass();
  expect(lines()).toEqual(['steensoorten', 'mortel', 'voegen']);
  expect(field(/knowledge/i).selectionStart).toBe('steensoorten\nmortel\n'.length);
  expect(screen.getByText(/2 remarks on the paste/)).toBeTruthy();
  await user.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
  await pass();
  expect(lines()).toEqual(['voegen']);
});

it('a core task is of the base part, of the profile part or of neither, as the files of SBB say it', async () => {
  const { user, pass, kept } = await anEditorPage(bricklayer());
  await user.click(within(tree()).getByText('Metselen'));
  const part = screen.getByRole('combobox', { name: 'Part' });
  await user.selectOptions(part, 'Profile part');
  await pass();
  expect(kept()).toMatchObject([{ part: 'profile' }]);
  part.focus();
  await user.keyboard('{Control>}z{/Control}');
  await pass();
  expect(kept()).toBeNull();
});

it('M42 what is pasted as knowledge is there whole: its first line, and every column of a sheet', async () => {
  const { user, pass, kept } = await anEditorPage(bricklayer());
  const paste = async (text: string): Promise<void> => {
    await user.clear(field(/knowledge/i));
    await user.click(field(/knowledge/i));
    await user.paste(text);
    await pass();
  };
  const lines = () => kept()?.[0]?.workProcesses[0]?.knowledgeAndSkills;
  await user.click(within(tree()).getByText('Maakt een muur'));
  await paste('De metselaar kent:\n- steensoorten\n- mortel');
  expect(lines()).toEqual(['De metselaar kent:', 'steensoorten', 'mortel']);
  await paste('steensoorten\tniveau 2\nmortel soorten\tniveau 3');
  expect(lines()?.join()).toContain('niveau 3');
});
