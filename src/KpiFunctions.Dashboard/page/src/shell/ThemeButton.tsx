import { useState } from 'preact/hooks';
import { chosenTheme, chooseTheme, type Theme } from './theme';

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const titles: Record<Theme, string> = { system: 'as the system', light: 'light', dark: 'dark' };

export function ThemeButton() {
  const [theme, setTheme] = useState(chosenTheme);
  const turn = () => {
    chooseTheme(next[theme]);
    setTheme(next[theme]);
  };
  return <button type="button" class="quiet" onClick={turn}>Theme: {titles[theme]}</button>;
}
