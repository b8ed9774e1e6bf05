import { createContext } from 'preact';

/** Called when the server refuses an answer for want of a (right) function key. */
export const KeyNeeded = createContext<() => void>(() => undefined);
