import { createContext } from 'preact';

/** The path whose answer the numbers below stand in. */
export const Asked = createContext('');
