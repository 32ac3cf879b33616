/**
 * `npm run icons`: draws the sign of src-renderer/public/icon.svg in every size and file format an installer wants, and
 * writes assets/icons. Run it after a change of the sign and commit what it wrote; building needs no browser for it.
 *
 *   linux/<size>x<size>.png   vakproef.ico (Windows)   vakproef.icns (macOS, with the margin its icons have)
 */
import './require-node.mjs';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';
import { largestBitmap, toIcns, toIco } from './icon-containers.mjs';

const root = join(import.meta.dirname, '..');
const sign = readFileSync(join(root, 'src-renderer', 'public', 'icon.svg'), 'utf8');
const folder = join(root, 'assets', 'icons');
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
const icnsSizes = [32, 64, 128, 256, 512, 1024];
/** On macOS the shape takes 824 of 1024 pixels, so that all icons of the Dock are of one size. */
const icnsShare = 824 / 1024;

/** Runs in the page. */
async function drawThere({ svg, size, share, largestBitmap }) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const side = Math.round((size * share) / 2) * 2;
  context.drawImage(image, (size - side) / 2, (size - side) / 2, side, side);
  return {
    size,
    png: canvas.toDataURL('image/png').split(',')[1],
    // Only the small pictures of a Windows icon are bitmaps.
    rgba: size > largestBitmap ? null : [...context.getImageData(0, 0, size, size).data],
  };
}

const found = await findBrowser({ mayInstall: true });
if (!found) throw new Error('icons: no Chromium, Chrome or Edge to draw with');
const browser = await chromium.launch({ executablePath: found.path, chromiumSandbox: false });
const page = await browser.newPage();
// A size must be set on the picture itself: one without is drawn blurred from its default size.
const svg = sign.replace('<svg ', '<svg width="1024" height="1024" ');
const draw = async (sizes, share = 1) => {
  const images = [];
  for (const size of sizes) {
    const { png, rgba } = await page.evaluate(drawThere, { svg, size, share, largestBitmap });
    images.push({ size, png: Buffer.from(png, 'base64'), rgba });
  }
  return images;
};

mkdirSync(join(folder, 'linux'), { recursive: true });
for (const { size, png } of await draw(linuxSizes))
  writeFileSync(join(folder, 'linux', `${size}x${size}.png`), png);
writeFileSync(join(folder, 'vakproef.ico'), toIco(await draw(icoSizes)));
writeFileSync(join(folder, 'vakproef.icns'), toIcns(await draw(icnsSizes, icnsShare)));
await browser.close();
console.log(`icons: written to ${folder}`);
