/** The theme's colours as a canvas takes them. A token may hold light-dark(), which only an element's colour resolves. */
export function inks() {
  const probe = document.createElement('span');
  document.body.append(probe);
  const ink = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const all = {
    accent: ink('--accent'), wash: ink('--accent-wash'), muted: ink('--ink-muted'), faint: ink('--ink-faint'),
    line: ink('--line'), surface: ink('--surface'), wait: ink('--wait'),
  };
  probe.remove();
  return all;
}
