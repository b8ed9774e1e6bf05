/** How a member is shown: records that fit none are a member too. */
export function labelOf(member: string, label: string | null | undefined): string {
  return member === 'unknown' ? 'Not assigned' : label || member;
}

/** A name of code as words: "big-reach-weak-response", "contentType" and "open_state" alike. */
export function wordsOf(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
