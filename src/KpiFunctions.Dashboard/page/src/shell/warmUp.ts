import { askEarly } from '../api/client';
import { kpiPath } from '../state/kpiPath';
import type { View } from '../state/view';
import { headlineKpis } from '../pages/Overview/headlineKpis';
import { pages } from './pages';

/** Definitions, the page's code and its first numbers at once instead of one after the other. */
export function warmUp(view: View): void {
  askEarly('/kpis/definitions');
  void pages.find(page => page.id === view.page)?.load().catch(() => undefined);
  if (view.page === 'overview') askEarly(kpiPath({ kpis: headlineKpis, range: view.range, members: view.scope, where: view.where, interval: 'day', compares: view.compare === 'previous' }));
}
