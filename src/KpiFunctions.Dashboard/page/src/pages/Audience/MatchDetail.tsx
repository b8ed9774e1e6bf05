import { Bars } from '../../charts/Bars';
import { formatDay } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { creators } from '../../explain/facts/creators';
import { percent } from '../../format/plain';
import { FactNumber } from '../../parts/FactNumber';

interface Part {
  value: string;
  share: number;
}

export interface Match {
  attributes: { attribute: string; match: number | null; reason: string | null; words: string | null; target: Part[]; actual: Part[]; source: string | null; date: string | null }[];
  actualSource: string | null;
  actualDate: string | null;
  combined: { value: number | null; formula: string };
  findings: { rule: string; attribute: string | null; detail: string }[];
}

export function MatchDetail({ match: { attributes, actualSource, actualDate, combined, findings } }: { match: Match }) {
  return (
    <div class="stack">
      <dl class="stats"><div><dt>Match</dt><dd><FactNumber about={{ ...creators.match, formula: combined.formula }} value={combined.value} write={value => percent(value, 0)} parts={attributes.filter(each => each.match !== null).map(each => ({ title: wordsOf(each.attribute), text: percent(each.match!, 0) }))} /></dd></div></dl>
      <p class="muted">{combined.formula}. {actualDate === null ? 'No export says who follows this account.' : `The account's followers as of ${formatDay(actualDate.slice(0, 10))} (${actualSource}).`}</p>
      {findings.length > 0 && <ul class="muted">{findings.map(each => <li key={`${each.rule} ${each.attribute}`}><span class="badge badge-restated">To check</span> {each.detail}</li>)}</ul>}
      <div class="columns">
        {attributes.filter(each => each.target.length > 0).map(({ attribute, match, target, actual, source, date }) => (
          <section key={attribute}>
            <h3>{wordsOf(attribute)} {match !== null && <span class="badge">{percent(match, 0)} match</span>}</h3>
            <p class="muted">Target: {[source, date && formatDay(date.slice(0, 10))].filter(Boolean).join(', ')}</p>
            <Bars
              label={wordsOf(attribute)} about={creators.share} full={Math.max(0.01, ...[...target, ...actual].map(part => part.share))} write={value => percent(value, 0)}
              rows={[...new Set([...target, ...actual].map(part => part.value))].map(value => ({
                id: value, label: value, value: actual.length === 0 ? null : actual.find(part => part.value === value)?.share ?? 0,
                aside: <span class="muted">target {percent(target.find(part => part.value === value)?.share ?? 0, 0)}</span>,
              }))} />
          </section>
        ))}
      </div>
      {attributes.some(each => each.words !== null) && (
        <dl class="definition-text">{attributes.filter(each => each.words !== null).map(each => <div key={each.attribute}><dt>{wordsOf(each.attribute)}</dt><dd>{each.words} <span class="muted">(no export measures it)</span></dd></div>)}</dl>
      )}
    </div>
  );
}
