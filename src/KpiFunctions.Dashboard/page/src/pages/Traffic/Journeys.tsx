import { Bars } from '../../charts/Bars';
import { labelOf, wordsOf } from '../../format/labels';
import { decimal, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

interface Spread {
  median: number | null;
  p90: number | null;
}

interface Counted {
  member: string;
  label?: string | null;
  count: number;
}

interface JourneysAnswer {
  conversions: number;
  daysToConvert: Spread;
  touches: Spread;
  converters: Record<string, unknown>;
}

/** How long people take from the first touch to the conversion, and by which ways they come. */
export function Journeys() {
  const { view } = useShell();
  const answer = useAnswer<JourneysAnswer>(`/journeys?${new URLSearchParams({ ...view.range })}`);
  return (
    <Card title="Journeys" busy={answer.loading}>
      <Answered answer={answer} what="journeys">
        {({ conversions, daysToConvert, touches, converters }) => (
          <div class="stack">
            <dl class="stats">
              <div><dt>Conversions with a journey</dt><dd>{whole(conversions)}</dd></div>
              <div><dt>Days to convert</dt><dd>{text(daysToConvert.median)}<small>median; nine of ten within {text(daysToConvert.p90)}</small></dd></div>
              <div><dt>Touches</dt><dd>{text(touches.median)}<small>median; nine of ten within {text(touches.p90)}</small></dd></div>
            </dl>
            <div class="columns columns-3">
              {Object.entries(converters ?? {}).filter(([, list]) => Array.isArray(list) && list.length > 0).map(([name, list]) => (
                <section key={name}>
                  <h3>{wordsOf(name)}</h3>
                  <Bars label={wordsOf(name)} write={whole} rows={(list as Counted[]).slice(0, 6).map(each => ({ id: each.member, label: labelOf(each.member, each.label), value: each.count }))} />
                </section>
              ))}
            </div>
          </div>
        )}
      </Answered>
    </Card>
  );
}

function text(value: number | null): string {
  return value === null ? '—' : decimal(value);
}
