/** Back from a qualification leads to the same place in the overview. */
import { beforeEach, expect, it } from 'vitest';
import { noteOverview, overviewSearch, topOfOverview, useOverviewPlace } from './overview-place';

const at = (pathname: string, search: Readonly<Record<string, unknown>> = {}) => ({ pathname, search });
const editor = at('/qualifications/1/edit');
const backOf = (tab?: 'active' | 'inactive' | 'archived') =>
  overviewSearch(useOverviewPlace.getState().kept?.search, tab);

beforeEach(() => useOverviewPlace.setState(useOverviewPlace.getInitialState(), true));

it('with the tab, the order and how far one had scrolled, whatever screens came between', () => {
  noteOverview(at('/qualifications', { tab: 'inactive', sort: 'code' }), editor, 840);
  noteOverview(editor, at('/qualifications/1/versions'), 10);
  expect(backOf('inactive')).toEqual({ tab: 'inactive', sort: 'code' });
  expect(backOf()).toEqual({ tab: 'inactive', sort: 'code' });
  expect(topOfOverview(editor, at('/qualifications', backOf('inactive')))).toBe(840);
});

it('also where the address named no tab', () => {
  noteOverview(at('/qualifications'), editor, 300);
  expect(topOfOverview(editor, at('/qualifications', backOf('active')))).toBe(300);
});

it('leads to the tab in which the qualification stands by now, at its top', () => {
  noteOverview(at('/qualifications', { tab: 'inactive' }), editor, 840);
  expect(backOf('active')).toEqual({ tab: 'active' });
  expect(topOfOverview(editor, at('/qualifications', backOf('active')))).toBe(0);
});

it('is the top where one comes from elsewhere, and nothing is named that was never there', () => {
  expect(backOf()).toEqual({});
  noteOverview(at('/settings'), editor, 5);
  expect(topOfOverview(editor, at('/qualifications'))).toBe(0);
  noteOverview(at('/qualifications'), editor, 840);
  expect(topOfOverview(at('/settings'), at('/qualifications'))).toBe(0);
  expect(topOfOverview(undefined, at('/qualifications'))).toBe(0);
});
