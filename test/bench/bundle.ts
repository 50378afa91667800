import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The code of a bench that runs in a page, with all that it imports; what a script offers is `bundle`. */
export async function bundleOf(entry: URL, format: 'es' | 'iife'): Promise<string> {
  const project = fileURLToPath(new URL('../../', import.meta.url));
  const built = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': project } },
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { output: { inlineDynamicImports: true } },
      lib: { entry: fileURLToPath(entry), formats: [format], name: 'bundle' },
    },
  });
  const [first] = [built].flat();
  const code = first && 'output' in first ? first.output[0].code : undefined;
  if (code === undefined) throw new Error('the code of the bench could not be built');
  return code;
}
