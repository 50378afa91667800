import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { poll } from './poll.mjs';

/**
 * A small client of Firefox's own remote protocol (Marionette): Playwright cannot drive the Firefox that people have.
 *
 * @typedef {object} Firefox
 * @property {(folder: string) => Promise<string>} install loads an unpacked extension; resolves with its id
 * @property {(url: string) => Promise<void>} go
 * @property {<T>(code: (...args: any[]) => T | Promise<T>, ...args: unknown[]) => Promise<T>} inPage runs in the page of the current tab
 * @property {<T>(code: (...args: any[]) => T | Promise<T>, ...args: unknown[]) => Promise<T>} inBrowser runs in the browser's own context
 * @property {(x: number, y: number) => Promise<void>} moveTo brings the pointer there, in pixels of the page's window
 * @property {(file: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 * @property {() => void} kill ends it at once, as a crash would
 */

const PREFERENCES = {
  'marionette.port': 0,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.autoDisableScopes': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.prefs.recommended': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'xpinstall.signatures.required': false,
};

/**
 * Starts a headless Firefox.
 * @param {{ executable: string, profile: string, preferences?: Record<string, unknown> }} options
 * @returns {Promise<Firefox>}
 */
export async function launchFirefox({ executable, profile, preferences = {} }) {
  const folder = resolve(profile);
  await mkdir(folder, { recursive: true });
  const lines = Object.entries({ ...PREFERENCES, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(folder, 'user.js'), lines.join('\n'));
  await rm(join(folder, 'MarionetteActivePort'), { force: true });
  const args = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder, 'about:blank'];
  const child = spawn(executable, args, { stdio: 'ignore', env: { ...process.env, HOME: folder } });
  const kill = () => void child.kill('SIGKILL');
  try {
    const port = await poll(() => readFile(join(folder, 'MarionetteActivePort'), 'utf8').catch(() => undefined), {
      seconds: 40,
      otherwise: 'Firefox did not start within forty seconds.',
    });
    const { send, end } = await connectTo(Number(port));
    await send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
    return { ...commands(send), close: () => close(send, end, child), kill };
  } catch (error) {
    kill();
    throw error;
  }
}

/** @typedef {(command: string, parameters?: Record<string, unknown>) => Promise<any>} Send */

/** @param {Send} send @returns {Omit<Firefox, 'close' | 'kill'>} */
function commands(send) {
  /** @param {Function} code @param {readonly unknown[]} args */
  const run = async (code, args) => {
    const script = `const args = [...arguments], done = args.pop();
      Promise.resolve().then(() => (${code})(...args)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value: answer } = await send('WebDriver:ExecuteAsyncScript', { script, args, newSandbox: true, scriptTimeout: 30_000 });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  return {
    install: async (folder) => (await send('Addon:Install', { path: resolve(folder), temporary: true })).value,
    go: async (url) => void (await send('WebDriver:Navigate', { url })),
    inPage: (code, ...args) => run(code, args),
    inBrowser: async (code, ...args) => {
      await send('Marionette:SetContext', { value: 'chrome' });
      try {
        return await run(code, args);
      } finally {
        await send('Marionette:SetContext', { value: 'content' });
      }
    },
    moveTo: async (x, y) => {
      const actions = [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 100, origin: 'viewport' }];
      await send('WebDriver:PerformActions', {
        actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
      });
    },
    screenshot: async (file) => {
      const { value } = await send('WebDriver:TakeScreenshot', { full: false });
      await writeFile(file, Buffer.from(value, 'base64'));
    },
  };
}

/** @param {Send} send @param {() => void} end @param {import('node:child_process').ChildProcess} child */
async function close(send, end, child) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  // The answer may be lost with the process.
  await Promise.race([send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined), gone]);
  end();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(timer);
}

/**
 * Messages are `length:[0, id, command, parameters]`, answers `length:[1, id, error, result]`.
 * @param {number} port
 * @returns {Promise<{ send: Send, end: () => void }>}
 */
async function connectTo(port) {
  const socket = connect(port, '127.0.0.1');
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let buffer = Buffer.alloc(0);
  let last = 0;
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      for (let message = take(); message !== undefined; message = take()) {
        if (!Array.isArray(message)) resolve(message);
        else answer(message);
      }
    });
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection.'));
  });

  function take() {
    const colon = buffer.indexOf(':');
    const length = Number(buffer.subarray(0, Math.max(0, colon)).toString());
    if (colon < 0 || buffer.length < colon + 1 + length) return undefined;
    const message = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString());
    buffer = buffer.subarray(colon + 1 + length);
    return message;
  }

  /** @param {any[]} message */
  function answer([, id, error, result]) {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(`${error.error}: ${error.message}`));
    else asked?.resolve(result);
  }

  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        const text = JSON.stringify([0, id, command, parameters]);
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    end: () => void socket.destroy(),
  };
}
