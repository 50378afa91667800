import { normaliseHeader } from './headers';
import { accountingPresets } from './presets/accounting';
import { contactPresets } from './presets/contacts';
import type { Preset } from './presets/preset';
import { salesPresets } from './presets/sales';
import { shopPresets } from './presets/shops';

const presets: readonly Preset[] = [...shopPresets, ...accountingPresets, ...salesPresets, ...contactPresets];
const signatures = new Map<Preset, readonly string[]>();

/** The export that these headers are of; the first whose signature is all there. */
export function presetOf(headers: readonly string[]): Preset | undefined {
  const present = new Set(headers.map(normaliseHeader));
  return presets.find((preset) => {
    const signature = signatures.get(preset) ?? preset.signature.map(normaliseHeader);
    signatures.set(preset, signature);
    return signature.every((header) => present.has(header));
  });
}
