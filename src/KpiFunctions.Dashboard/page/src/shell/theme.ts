export type Theme = 'system' | 'light' | 'dark';

const storageName = 'kpifunctions.theme';

/** A matter of taste and of this browser: kept in its storage, and only once it was chosen. */
export function chosenTheme(): Theme {
  const kept = localStorage.getItem(storageName);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(storageName);
  else localStorage.setItem(storageName, theme);
  applyTheme();
}

/** Charts are painted with the theme's colours; they hear of a change by this event of the window. */
export const themeChanged = 'kpifunctions-theme';

export function applyTheme(): void {
  const theme = chosenTheme();
  document.documentElement.dataset.theme = theme;
  dispatchEvent(new Event(themeChanged));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => dispatchEvent(new Event(themeChanged)));
