/** What a device does with a manifest that we signed. */
import { expect, it } from 'vitest';
import { aManifest } from '../../test/builders/an-update';
import { decideUpdate } from './decide-update';

const target = { platform: 'linux', arch: 'x64' };
const decide = (
  over: Partial<Parameters<typeof decideUpdate>[1]> = {},
  manifest: Parameters<typeof aManifest>[0] = {},
) => decideUpdate(aManifest(manifest), { running: '1.3.0', target, openAssessments: 0, ...over });
const refusal = (code: string) => ({ kind: 'refuse', problem: { code } });

it('takes a newer version with the package of this device', () => {
  expect(decide()).toMatchObject({ kind: 'take', package: { platform: 'linux', arch: 'x64' } });
  expect(decide({ target: { platform: 'win32', arch: 'x64' } })).toMatchObject({
    package: { platform: 'win32' },
  });
  expect(decide({ running: '1.4.0-rc.1' })).toMatchObject({ kind: 'take' });
  expect(decide({ running: '1.0.0' })).toMatchObject({ kind: 'take' });
});

it('refuses an older version, and the same one, whatever its build says', () => {
  expect(decide({ running: '1.4.1' })).toMatchObject(refusal('update-older'));
  expect(decide({ running: '2.0.0-alpha' })).toMatchObject(refusal('update-older'));
  expect(decide({ running: '1.4.0' })).toMatchObject(refusal('update-same'));
  expect(decide({ running: '1.4.0+7' })).toMatchObject(refusal('update-same'));
  expect(decide({ running: '1.4.0' }, { version: '1.4.0-rc.2' })).toMatchObject(refusal('update-older'));
});

it('refuses a step that is too large, and says which version comes first', () => {
  expect(decide({ running: '0.9.9' })).toMatchObject({
    ...refusal('update-step-missing'),
    problem: { details: { minimum: '1.0.0', running: '0.9.9' } },
  });
  expect(decide({ running: '1.0.0-rc.1' })).toMatchObject(refusal('update-step-missing'));
});

it.each([
  { platform: 'linux', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'freebsd', arch: 'x64' },
  { platform: 'linux', arch: 'ia32' },
])('refuses an update without a package for $platform $arch', (other) => {
  expect(decide({ target: other })).toMatchObject(refusal('update-not-for-device'));
});

it('puts a good one off during an exam, but refuses a bad one outright', () => {
  expect(decide({ openAssessments: 2 })).toEqual({
    kind: 'later',
    when: 'at-next-start',
    problem: { code: 'update-exam-open', details: { count: 2 } },
  });
  expect(decide({ openAssessments: 2, running: '2.0.0' })).toMatchObject(refusal('update-older'));
});
