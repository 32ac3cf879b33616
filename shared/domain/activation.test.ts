/** Rules M47 to M52: which qualification may become active, and what stays as it was. */
import { describe, expect, it } from 'vitest';
import { aCoreTask, aHead } from '../../test/builders/a-qualification';
import { activationState, decideActivate, decideDeactivate } from './activation';

const emptyCoreTask = () => aCoreTask({ workProcesses: [] });

describe('activation', () => {
  it('M49 M50 a qualification without core tasks is not activatable and says so', () => {
    const qualification = aHead({ coreTasks: [] });
    expect(activationState(qualification)).toBe('no-core-tasks');
    expect(decideActivate(qualification)).toEqual({
      ok: false,
      problem: { code: 'qualification-not-activatable', details: { state: 'no-core-tasks' } },
    });
  });

  it('M50 core tasks without any work process are not enough', () => {
    const qualification = aHead({ coreTasks: [emptyCoreTask(), emptyCoreTask()] });
    expect(activationState(qualification)).toBe('core-task-without-work-process');
    expect(decideActivate(qualification)).toMatchObject({
      ok: false,
      problem: { details: { state: 'core-task-without-work-process' } },
    });
  });

  it('M47 M48 one core task with a work process is enough; only the status changes', () => {
    const qualification = aHead({ coreTasks: [emptyCoreTask(), aCoreTask()] });
    expect(activationState(qualification)).toBe('activatable');
    expect(decideActivate(qualification)).toEqual({
      ok: true,
      value: { ...qualification, status: 'active' },
    });
  });

  it('M48 activating twice changes nothing the second time', () => {
    const active = aHead({ status: 'active' });
    expect(decideActivate(active)).toEqual({ ok: true, value: active });
  });

  it('M48 an archived qualification can be taken back into use under the same condition', () => {
    const archived = aHead({ status: 'archived' });
    expect(decideActivate(archived)).toMatchObject({ ok: true, value: { status: 'active' } });
    expect(decideActivate(aHead({ coreTasks: [], status: 'archived' }))).toMatchObject({
      ok: false,
    });
  });

  it('M29 deactivating puts it under inactive with its tree untouched', () => {
    const active = aHead({ status: 'active' });
    const result = decideDeactivate(active);
    expect(result).toEqual({ ok: true, value: { ...active, status: 'inactive' } });
    expect(active.status).toBe('active');
  });
});
