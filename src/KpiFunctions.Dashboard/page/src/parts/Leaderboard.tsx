import { useState } from 'preact/hooks';
import type { Catalogue, Kpi, Leaderboard as Answer, Member } from '../api/types';
import { leaderboardKpis } from '../state/headline';
import { usePages } from '../state/usePages';
import { scopeOf, type View } from '../state/view';
import { DownloadButton } from './DownloadButton';
import { MemberRow } from './MemberRow';
import { ProblemNote } from './ProblemNote';
import { SortHeader, type Order } from './SortHeader';

/** Influencers ranked by any column; the server sorts, so the order holds over all pages. */
export function Leaderboard({ view, catalogue }: { view: View; catalogue: Catalogue }) {
  const [order, setOrder] = useState<Order>({ by: 'revenueNet', descending: true });
  const kpis = leaderboardKpis.map(name => catalogue.kpis.find(kpi => kpi.name === name)).filter((kpi): kpi is Kpi => kpi !== undefined);
  const path = `/kpis/leaderboard?${queryOf(view, kpis, order)}`;
  const { head, items, continuation, loading, problem, more, retry } = usePages<Member, Answer>(path);
  const highest = Math.max(0, ...items.map(item => item.values[order.by]?.value ?? 0));

  return (
    <section class="card" aria-labelledby="leaderboard-title" aria-busy={loading}>
      <header class="card-head">
        <h2 id="leaderboard-title">Influencers</h2>
        <DownloadButton path={`${path}&format=csv`} fileName={`influencers-${view.range.from}-${view.range.to}.csv`} what="all influencers" />
      </header>
      {problem && !problem.needsKey && <ProblemNote problem={problem} retry={retry} />}
      {!head && loading && <div class="skeleton skeleton-table" role="status"><span class="visually-hidden">Loading the influencers…</span></div>}
      {head && items.length === 0 && !problem && <p class="muted">No influencer has numbers in this range.</p>}
      {head && items.length > 0 && (
        <div class="table-frame" tabIndex={0} role="region" aria-labelledby="leaderboard-title">
          <table class="ranking">
            <thead>
              <tr>
                <th scope="col">Influencer</th>
                {kpis.map(kpi => <SortHeader key={kpi.name} kpi={kpi} order={order} sort={setOrder} />)}
              </tr>
            </thead>
            <tbody>
              {items.map(item => <MemberRow key={item.member} item={item} kpis={kpis} sortedBy={order.by} highest={highest} currency={head.currency} catalogue={catalogue} />)}
            </tbody>
          </table>
        </div>
      )}
      {continuation && <button type="button" class="more" disabled={loading} onClick={more}>Show more influencers</button>}
    </section>
  );
}

function queryOf(view: View, kpis: Kpi[], order: Order): URLSearchParams {
  return new URLSearchParams({
    dimension: 'influencer', within: scopeOf(view.campaign), kpis: kpis.map(kpi => kpi.name).join(','),
    orderBy: order.by, order: order.descending ? 'desc' : 'asc', ...view.range, size: '20',
  });
}
