import { Bars } from '../../charts/Bars';
import { formatDay } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { percent } from '../../format/plain';

interface Part {
  value: string;
  share: number;
}

export interface Match {
  attributes: { attribute: string; match: number | null; target: Part[]; actual: Part[]; source: string | null; date: string | null }[];
  combined: { value: number | null; formula: string } | null;
  findings: unknown[];
}

export function MatchDetail({ match: { attributes, combined } }: { match: Match }) {
  return (
    <div class="stack">
      {combined && <dl class="stats"><div><dt>Match</dt><dd>{combined.value === null ? '—' : percent(combined.value, 0)}<small>{combined.formula}</small></dd></div></dl>}
      {attributes.length === 0 && <p class="muted">No export says who follows this account.</p>}
      <div class="columns">
        {attributes.map(({ attribute, match, target, actual, source, date }) => (
          <section key={attribute}>
            <h3>{wordsOf(attribute)} {match !== null && <span class="badge">{percent(match, 0)} match</span>}</h3>
            <p class="muted">{[source, date && formatDay(date.slice(0, 10))].filter(Boolean).join(', ')}</p>
            <Bars
              label={wordsOf(attribute)} full={Math.max(0.01, ...[...target, ...actual].map(part => part.share))} write={value => percent(value, 0)}
              rows={[...new Set([...target, ...actual].map(part => part.value))].map(value => ({
                id: value, label: value, value: actual.find(part => part.value === value)?.share ?? 0,
                aside: <span class="muted">target {percent(target.find(part => part.value === value)?.share ?? 0, 0)}</span>,
              }))} />
          </section>
        ))}
      </div>
    </div>
  );
}
