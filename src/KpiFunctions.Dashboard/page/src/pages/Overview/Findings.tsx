import { useState } from 'preact/hooks';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { formatRange } from '../../format/dates';
import { whole } from '../../format/plain';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';

interface Finding {
  id: string;
  rule: string;
  severity: 'info' | 'warning' | 'alarm';
  kpi: string | null;
  scope: string | null;
  from: string;
  to: string;
  title: string;
  detail: string;
}

const few = 4;
const tones = { info: 'even', warning: 'restated', alarm: 'bad' } as const;
const words = { info: 'To know', warning: 'To check', alarm: 'To act on' } as const;
const rank = { alarm: 0, warning: 1, info: 2 } as const;

/** The findings of each rule together, the gravest rule first. */
function byRule(items: readonly Finding[]): [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const item of [...items].sort((one, other) => rank[one.severity] - rank[other.severity])) {
    const group = groups.get(item.rule);
    if (group) group.push(item);
    else groups.set(item.rule, [item]);
  }
  return [...groups.values()];
}

/** What the rules noticed about these days, the gravest first. */
export function Findings() {
  const { view, explain, catalogue } = useShell();
  const filters = useHonoured([], { takesWhere: false });
  const [all, setAll] = useState(false);
  const answer = useAnswer<{ items: Finding[] }>(`/findings?${new URLSearchParams({ ...view.range })}`);
  return (
    <Card title="Findings" busy={answer.loading} filters={filters}>
      <Answered answer={answer} what="findings">
        {({ items }) => items.length === 0 ? <p class="muted">Nothing out of the ordinary in these days.</p> : (
          <ul class="findings">
            {byRule(items).slice(0, all ? 25 : few).map(([each, ...more]) => (
              <li key={each.id}>
                <span class={`badge badge-${tones[each.severity]}`}>{words[each.severity]}</span>
                <div>
                  <h3>{each.title}</h3>
                  <p>{each.scope && <><bdi>{each.scope.split(',').map(decodeURIComponent).join(', ')}</bdi>: </>}{each.detail}</p>
                  <p class="muted">
                    {formatRange(each.from, each.to)}
                    {each.kpi && catalogue.kpis.some(kpi => kpi.name === each.kpi) && <> · <button type="button" class="term" onClick={() => explain({ kpi: each.kpi!, scope: each.scope ?? '', from: each.from, to: each.to })}>show the number</button></>}
                  </p>
                  {more.length > 0 && (
                    <details class="behind">
                      <summary>{whole(more.length)} more like it</summary>
                      <ul class="muted">{more.slice(0, 25).map(other => <li key={other.id}>{formatRange(other.from, other.to)}{other.scope && <>, <bdi>{other.scope.split(',').map(decodeURIComponent).join(', ')}</bdi></>}: {other.detail}</li>)}</ul>
                    </details>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {!all && answer.data && byRule(answer.data.items).length > few && <button type="button" class="more" onClick={() => setAll(true)}>Show more ({byRule(answer.data.items).length - few} rules)</button>}
    </Card>
  );
}
