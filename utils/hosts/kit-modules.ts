/**
 * The modules that the spotter holds for all that runs beside it. The scripts of the hosts and of the marks import from them as any file does, and are
 * built without them: there, what they import is a property of the kit.
 */
export const KIT_MODULES = [
  'utils/domain/email',
  'utils/hosts/host',
  'utils/spotting/documents',
  'utils/spotting/header-labels',
  'utils/spotting/person',
  'utils/spotting/scan',
  'utils/spotting/visible',
] as const;
