import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kit } from '@/utils/hosts/kit';
import { KIT_MODULES } from '@/utils/hosts/kit-modules';

const adapters = readdirSync('utils/hosts/adapters').map((file) => `utils/hosts/adapters/${file}`);
/** What runs beside the spotter, and is built without the modules of the kit. */
const scripts = [...adapters, 'utils/hosts/generic.ts', 'utils/hosts/taught.ts', 'entrypoints/marks.ts'];

/** The values that a file imports from the project's own modules, by module. */
function valuesOf(file: string): readonly (readonly [module: string, names: readonly string[]])[] {
  const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type )(?:\w+,? ?)?(?:\{([^}]*)\} )?from '((?:@\/|\.)[^']+)'/gm);
  return Array.from(imports, ([, names = '', from = '']) => [
    from.startsWith('@/') ? from.slice(2) : normalize(join(dirname(file), from)),
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  ]);
}

/** What a script asks of the kit, itself and by all that it is built with. */
function askedBy(script: string): readonly string[] {
  const modules: readonly string[] = KIT_MODULES;
  const seen = new Set<string>();
  const visit = (file: string): string[] => {
    if (seen.has(file)) return [];
    seen.add(file);
    return valuesOf(file).flatMap(([module, names]) => (modules.includes(module) ? names : visit(`${module}.ts`)));
  };
  return visit(script);
}

describe('the kit', () => {
  it.each(scripts)('holds all that %s asks of it', (script) => {
    const asked = askedBy(script);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !(name in kit))).toEqual([]);
  });

  it('holds nothing that nobody asks for', () => {
    const asked = new Set(scripts.flatMap(askedBy));
    expect(Object.keys(kit).filter((name) => !asked.has(name))).toEqual([]);
  });
});
