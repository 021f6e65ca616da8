import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const NODE_MODULES = path.join(__dirname, '../../node_modules');
const PACKAGE = path.join(NODE_MODULES, '@sparticuz/chromium');

/**
 * Unpacks the Chromium that npm installed into `cache`, once for each of its versions, and returns the binary's path.
 * The package unpacks into the temporary folder without a lock; here it unpacks in a process of its own into a folder
 * of its own, and the folder is moved into place whole, so that any number of test workers may ask at once.
 */
export async function unpackedChromium(cache = path.join(NODE_MODULES, '.cache')): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(PACKAGE, 'package.json'), 'utf8'));
  const folder = path.join(cache, `chromium-${version}`);
  const binary = path.join(folder, 'chromium');
  if (existsSync(binary)) return binary;

  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(`${folder}-`);
  await promisify(execFile)(
    process.execPath,
    ['-e', `require(${JSON.stringify(PACKAGE)}).executablePath()`],
    { env: { ...process.env, TMPDIR: staging } },
  );
  try {
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true });
    // Another worker was first; its copy is as good.
    if (!existsSync(binary)) throw error;
  }
  return binary;
}

/** The browser to start: CHROME_PATH if it is set, the npm package's on 64-bit Linux, an installed Chrome elsewhere. */
async function whichBrowser(): Promise<LaunchOptions> {
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH };
  if (process.platform === 'linux' && process.arch === 'x64') {
    return { executablePath: await unpackedChromium() };
  }
  return { channel: 'chrome' };
}

/**
 * Starts a headless Chromium that makes no requests of its own. Close it when the tests are done.
 * @param more further arguments of its command line
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    ...(await whichBrowser()),
    args: [
      // Containers run tests as root, where Chromium's sandbox cannot start; the pages under test are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--no-pings',
      ...more,
    ],
  });
}
