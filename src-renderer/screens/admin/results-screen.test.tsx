// @vitest-environment happy-dom
/** The register of results: search, filter and sorting work together, and a mark or a receipt shows by itself. */
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { planAtStartOf } from '../../../shared/domain/plan-at-start';
import { ownEntry, pulledEntry, receiptsEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { anAssessment } from '../../../test/builders/an-assessment';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { useListWalked } from '../../ui/list-walked';
import { useSavedResultFilters } from '../../ui/saved-filters';
import { useUiState } from '../../ui/ui-state';
import { ResultsScreen } from './results-screen';

const candidates = [
  aCandidate({ assessmentId: anId(7001), participantId: anId(6001), name: 'Şeyma Lak', number: '0117' }),
  aCandidate({ assessmentId: anId(7002), participantId: anId(6002), name: 'Bram Null', number: '0204' }),
  aCandidate({ assessmentId: anId(7003), participantId: anId(6003), name: 'Cato Vos', number: '0031' }),
];
const exam = anExam({ candidates });
const planned = pulledEntry([[aVersion('exam', exam.examId, recordsOf(exam).planned), 10]]);

const own = (id: number) =>
  aCandidate({ assessmentId: anId(id), examinerId: anId(8000), name: `Eigen ${id}` });

const rows = () => within(screen.getByRole('table')).getAllByRole('row').slice(1);
const names = () =>
  rows().map((row) => within(within(row).getByRole('rowheader')).getByRole('link').textContent);
const rowOf = (name: string) => rows().find((row) => row.textContent?.includes(name))?.textContent;

// What was sought stays while the program runs; a test begins anew.
beforeEach(() => {
  useUiState.setState({ soughtTexts: {} });
  useSavedResultFilters.setState({ filters: [] });
});

describe('the register of results', () => {
  it('says of each candidate how far the assessment is and whether the hub has it, live', async () => {
    const signed = anAssessment(exam).identified().markedAll('met').signed();
    const page = await aPage(ResultsScreen, planned, ...signed.events.map(ownEntry));
    expect(rowOf('Lak, Şeyma')).toMatch(/Signed.*Achieved/);
    expect(rowOf('Null, Bram')).toContain('Not started');
    const receipts = signed.events.map((event, i) => [event.changeId, 20 + i] as const);
    await page.add(receiptsEntry(receipts));
    expect(rowOf('Lak, Şeyma')).toContain('8F2C');
  });

  it('finds by words of candidate, exam and qualification, without their accents', async () => {
    await aPage(ResultsScreen, planned);
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox'), 'seyma 0117');
    expect(names()).toEqual(['Lak, Şeyma']);
    await user.type(screen.getByRole('textbox'), ' nowhere');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(names()).toHaveLength(3);
  });

  it('filters by state, with counts that tell before one chooses', async () => {
    const running = anAssessment(exam).identified().marked('1.1.1', 'met');
    await aPage(ResultsScreen, planned, ...running.events.map(ownEntry));
    const filter = screen.getByRole('combobox', { name: 'Show' });
    expect(within(filter).getByRole('option', { name: 'In progress (1)' })).toBeTruthy();
    await userEvent.selectOptions(filter, 'running');
    expect(names()).toEqual(['Lak, Şeyma']);
    expect(rowOf('Lak, Şeyma')).toContain(`1 of ${exam.about.indicators}`);
  });

  it('narrows to a group, keeps that as a filter for another day, and saves just what it lets through', async () => {
    const grouped = anExam({
      candidates: candidates.map((candidate, at) => ({ ...candidate, group: at === 1 ? '' : 'LAS-3B' })),
    });
    const { device } = await aPage(
      ResultsScreen,
      pulledEntry([[aVersion('exam', grouped.examId, recordsOf(grouped).planned), 10]]),
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Filter' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Group' }), 'LAS-3B');
    expect(names().toSorted()).toEqual(['Lak, Şeyma', 'Vos, Cato']);
    expect(screen.getByRole('option', { name: 'Not started (2)' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save filter' }));
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(names()).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'LAS-3B', pressed: false }));
    expect(names().toSorted()).toEqual(['Lak, Şeyma', 'Vos, Cato']);

    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Table/, hidden: true }));
    expect(await screen.findByText('2 assessments saved')).toBeTruthy();
    const saved = device.saved[0]?.text ?? '';
    expect(saved).toContain('Cato Vos');
    expect(saved).not.toContain('Bram Null');

    await user.selectOptions(screen.getByRole('combobox', { name: 'Group' }), '-');
    expect(names()).toEqual(['Null, Bram']);
  });

  it('finds the exams of a day by what the list shows of it, and by who examines', async () => {
    await aPage(ResultsScreen, planned);
    const user = userEvent.setup();
    const box = screen.getByRole('textbox');
    await user.type(box, `24-11-2026 ${exam.examinerName}`);
    expect(names()).toHaveLength(3);
    await user.clear(box);
    await user.type(box, '25 november 2026');
    expect(screen.getByText('Nothing found')).toBeTruthy();
  });

  it('W12 shows and finds who was begun by the plan of then, also after the exam was moved', async () => {
    const [first] = candidates;
    const begun = anAssessment(exam)
      .identified()
      .events.map((event) =>
        event.type === 'candidate-identified'
          ? { ...event, body: { ...event.body, plan: planAtStartOf(exam, first ?? {}) } }
          : event,
      );
    const moved = { code: 'LAS-NEW', version: 2, plannedAt: '2026-12-30T08:00:00.000Z' };
    const plan = { ...recordsOf(exam).planned, ...moved };
    await aPage(
      ResultsScreen,
      pulledEntry([[aVersion('exam', exam.examId, plan), 10]]),
      ...begun.map(ownEntry),
    );
    expect(rowOf('Lak, Şeyma')).toContain(exam.code);
    expect(rowOf('Lak, Şeyma')).not.toContain('LAS-NEW');
    expect(rowOf('Null, Bram')).toContain('LAS-NEW');
    const user = userEvent.setup();
    const field = screen.getByRole('textbox');
    const finds = async (words: string) => {
      await user.clear(field);
      await user.type(field, words);
      return names();
    };
    expect(await finds('30-12-2026')).toEqual(['Null, Bram', 'Vos, Cato']);
    expect(await finds(exam.plannedAt.slice(0, 10))).toEqual(['Lak, Şeyma']);
    expect(await finds(exam.code)).toEqual(['Lak, Şeyma']);
    expect(await finds('las-new')).toHaveLength(3);
  });

  it('says of somebody who is not known here that their name is not, on the list and of its file', async () => {
    const plan = { ...recordsOf(exam).planned };
    const left = { ...plan, candidates: plan.candidates.slice(1) };
    const signed = anAssessment(exam).identified().markedAll('met').signed();
    const { device } = await aPage(
      ResultsScreen,
      pulledEntry([[aVersion('exam', exam.examId, left), 10]]),
      ...signed.events.map(ownEntry),
    );
    expect(names()).toContain('Name not known on this device');
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Table/, hidden: true }));
    expect(await screen.findByText(/^The name of 1 candidate is not known on this device/)).toBeTruthy();
    expect(device.saved).toHaveLength(1);
  });

  it('says above the list what needs somebody, and leads to where it is settled', async () => {
    const running = anAssessment(exam).identified().marked('1.1.1', 'met');
    const page = await aPage(ResultsScreen, planned);
    const board = screen.getByRole('region', { name: 'Today and what needs attention' });
    const late = within(board).getByRole('region', { name: /Not started, its time is past/ });
    expect(late.textContent).toContain('(3)');
    const link = within(late).getByRole('link', { name: 'Lak, Şeyma: go to the planned exam' });
    expect(link.getAttribute('href')).toContain(`/planning/${exam.examId}`);
    await page.add(...running.events.map(ownEntry));
    expect(within(board).getByRole('region', { name: /Not started/ }).textContent).toContain('(2)');
  });

  it('sorts by a column, people by family name, and back when asked again', async () => {
    await aPage(ResultsScreen, planned);
    const byCandidate = screen.getByRole('button', { name: 'Candidate' });
    await userEvent.click(byCandidate);
    expect(names()).toEqual(['Lak, Şeyma', 'Null, Bram', 'Vos, Cato']);
    // Who speaks to the computer says what they see.
    expect(screen.getByRole('link', { name: 'Open the sheet of Lak, Şeyma' })).toBeTruthy();
    await userEvent.click(byCandidate);
    expect(names()).toEqual(['Vos, Cato', 'Null, Bram', 'Lak, Şeyma']);
    // Whoever opens a sheet walks on in that order.
    const walked = useListWalked.getState().stops.map(({ assessmentId }) => assessmentId);
    expect(walked).toEqual([anId(7003), anId(7002), anId(7001)]);
  });

  it('lists an exam that needs a newer program by its title', async () => {
    const newer = aVersion('exam', anId(5009), { title: 'Proeve van morgen' }, { typeVersion: 9 });
    await aPage(ResultsScreen, pulledEntry([[newer, 10]]));
    const list = screen.getByRole('list', { name: 'Cannot be shown' });
    expect(list.textContent).toContain('Proeve van morgen');
    expect(list.textContent).toContain('Needs a newer version of the app');
  });

  it('shows an examiner their own exams in which something happened, and no locked room', async () => {
    const me = anId<'Staff'>(8000);
    const mine = anExam({ examId: anId(5002), examinerId: me, candidates: [own(7011), own(7012)] });
    const marked = anAssessment(mine).identified().marked('1.1.1', 'met');
    const page = await aPage(
      ResultsScreen,
      planned,
      pulledEntry([[aVersion('exam', mine.examId, recordsOf(mine).planned), 11]]),
      ...marked.events.map((event) => ownEntry({ ...event, subjectId: anId(7011), examId: mine.examId })),
    );
    expect(names()).toHaveLength(5);
    await act(async () => {
      const roles = ['examiner' as const];
      page.device.put('staff', me, { staffId: me, name: 'Joke', jobTitle: '', roles, independent: true });
      page.device.signIn(null);
      page.device.signIn(me);
    });
    expect(await screen.findByRole('heading', { name: 'My results' })).toBeTruthy();
    expect(names()).toEqual(['7011, Eigen']);
  });

  it('saves what the list shows, and no more, as a table and as other systems take it', async () => {
    const signed = anAssessment(exam).identified().markedAll('met').signed();
    const { device } = await aPage(ResultsScreen, planned, ...signed.events.map(ownEntry));
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox'), 'seyma');
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Table/, hidden: true }));
    expect(await screen.findByText('1 assessment saved')).toBeTruthy();
    const [head, row, ...more] = (device.saved[0]?.text ?? '').trim().split('\r\n');
    expect(head).toContain('Candidate number,Name');
    expect(row).toMatch(/^0117,Şeyma Lak,.*,Signed,/);
    expect(row).toContain('Achieved');
    expect(more).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: /^OKE/, hidden: true }));
    expect(await screen.findByText(/^No email address is known of 1 candidate/)).toBeTruthy();
    const { offerings } = JSON.parse(device.saved[1]?.text ?? '');
    expect(offerings).toMatchObject([
      {
        primaryCode: { code: exam.code },
        associations: {
          items: [
            { state: 'finished', person: { surname: 'Lak' }, result: { pass: 'passed', state: 'completed' } },
          ],
        },
      },
    ]);
  });
});

describe('what is taken along', () => {
  const signed = anAssessment(exam).identified().markedAll('met').signed();

  it('is all that is found, or of it what is ticked at the far left; what the filter hides is told and left out', async () => {
    await aPage(ResultsScreen, planned, ...signed.events.map(ownEntry));
    const user = userEvent.setup();
    const tick = (name: string) => user.click(screen.getByLabelText(name));
    expect(screen.getByText('1 sheet (PDF)')).toBeTruthy();
    expect(rows()[0]?.firstElementChild?.querySelector('input[type="checkbox"]')).toBeTruthy();
    await tick('Tick Null, Bram');
    expect(screen.getByText('0 sheets (PDF)')).toBeTruthy();
    await tick('Tick Lak, Şeyma');
    expect(screen.getByText('2 ticked')).toBeTruthy();
    await user.type(screen.getByRole('textbox'), '0117');
    expect(screen.getByText('1 of them is not in this list and is left out.')).toBeTruthy();
    expect(screen.getByText('1 sheet (PDF)')).toBeTruthy();
    await user.clear(screen.getByRole('textbox'));
    await tick('Tick all that are found');
    expect(screen.getByText('3 ticked')).toBeTruthy();
    await user.click(screen.getByText('Tick none'));
    expect(screen.queryByText(/ticked/)).toBeNull();
  });
});
