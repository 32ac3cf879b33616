/** Settings says which version runs and who brings a newer one. */
import { everyHost, expect, test } from './application';
import { unlock } from './examiner';

test.use({ shares: 'screens' });

const said = {
  'node-host': 'Vakproef werkt hier in een browser.',
  'stand-in': 'Vakproef draait hier rechtstreeks uit de broncode.',
  electron: 'Vakproef draait hier rechtstreeks uit de broncode.',
};

test('Settings says how this device is updated', everyHost, async ({ page, device }) => {
  await unlock(page);
  await expect(page.getByRole('navigation').first()).toBeAttached();
  await page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  const group = page.getByRole('region', { name: 'Updates' });
  await expect(group).toContainText('Deze versie');
  await expect(group).toContainText(said[device]);
  await expect(group.getByRole('button')).toHaveCount(0);
});
