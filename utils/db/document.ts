/** What a source key says before its last slash: the document that the entry is a part of. Entries are found by it. */
export function documentOf(sourceKey: string): string {
  const slash = sourceKey.lastIndexOf('/');
  return slash < 0 ? sourceKey : sourceKey.slice(0, slash);
}
