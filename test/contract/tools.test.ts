import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('the command-line tools', () => {
  // Node reads packages otherwise than the bundler does: what builds may not load there.
  it.each(['report', 'scan', 'spot'])(
    '%s loads in Node',
    (tool) => {
      const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `test/tools/${tool}.ts`], { input: '', encoding: 'utf8' });
      expect(stdout).toBe('');
      expect(stderr).not.toMatch(/SyntaxError|ERR_MODULE/);
    },
    60_000,
  );
});
