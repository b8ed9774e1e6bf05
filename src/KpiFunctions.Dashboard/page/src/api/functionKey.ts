const storageName = 'kpifunctions.functionKey';

/** The reader's function key: kept for this tab's session only. */
export const functionKey = {
  get: (): string | null => sessionStorage.getItem(storageName),
  set: (key: string): void => sessionStorage.setItem(storageName, key),
  forget: (): void => sessionStorage.removeItem(storageName),
  /** A header value can hold visible ASCII only; anything else is a slip of the clipboard. */
  isPossible: (key: string): boolean => /^[\x21-\x7e]+$/.test(key),
};
