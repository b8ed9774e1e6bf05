import { Bars } from '../../charts/Bars';
import { labelOf, wordsOf } from '../../format/labels';
import { decimal, percent, whole } from '../../format/plain';
import { journeys } from '../../explain/facts/credit';
import { FactNumber } from '../../parts/FactNumber';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useShell } from '../../state/shell';
import { useHonoured } from '../../state/useHonoured';
import { useAnswer } from '../../state/useAnswer';

interface Spread {
  median: number | null;
  p90: number | null;
}

interface Counted {
  value: string;
  count: number;
  share: number;
}

type Ways = Readonly<Record<string, unknown>> & { visitors: number };

interface JourneysAnswer {
  conversions: number;
  daysToConvert: Spread;
  touches: Spread;
  untouched: number;
  converters: Ways;
  nonConverters: Ways;
}

/** How long people take from the first touch to the conversion, and by which ways they come. */
export function Journeys() {
  const { view } = useShell();
  const filters = useHonoured([], { takesWhere: false });
  const answer = useAnswer<JourneysAnswer>(`/journeys?${new URLSearchParams({ ...view.range })}`);
  return (
    <Card title="Journeys" busy={answer.loading} filters={filters}>
      <Answered answer={answer} what="journeys">
        {({ conversions, untouched, daysToConvert, touches, converters, nonConverters }) => (
          <div class="stack">
            <dl class="stats">
              <div><dt>Conversions with a journey</dt><dd><FactNumber about={journeys.conversions} value={conversions} write={whole} parts={[{ title: 'Without one', text: whole(untouched) }]} /><small>{whole(untouched)} more without one</small></dd></div>
              <div><dt>Days to convert</dt><dd><FactNumber about={journeys.days} value={daysToConvert.median} write={decimal} parts={[{ title: 'Nine of ten', text: text(daysToConvert.p90) }, { title: 'n', text: whole(conversions) }]} /><small>median; nine of ten within {text(daysToConvert.p90)}</small></dd></div>
              <div><dt>Touches</dt><dd><FactNumber about={journeys.touches} value={touches.median} write={decimal} parts={[{ title: 'Nine of ten', text: text(touches.p90) }, { title: 'n', text: whole(conversions) }]} /><small>median; nine of ten within {text(touches.p90)}</small></dd></div>
            </dl>
            <p class="muted">First touches of {whole(converters.visitors)} who bought, and beside them the share among {whole(nonConverters.visitors)} who did not.</p>
            <div class="columns">
              {Object.entries(converters).filter(([, list]) => Array.isArray(list) && list.length > 0).map(([name, list]) => (
                <section key={name}>
                  <h3>{wordsOf(name)}</h3>
                  <Bars label={wordsOf(name)} about={journeys.first} write={whole} full={converters.visitors || 1} rows={(list as Counted[]).slice(0, 6).map(each => ({
                    id: each.value, of: labelOf(each.value, null), parts: [{ title: 'Of who bought', text: whole(converters.visitors) }], label: <bdi>{labelOf(each.value, null)}</bdi>, value: each.count,
                    aside: <span class="muted">{percent(each.share, 0)}, others {percent(shareOf(nonConverters[name], each.value), 0)}</span>,
                  }))} />
                </section>
              ))}
            </div>
          </div>
        )}
      </Answered>
    </Card>
  );
}

function shareOf(list: unknown, value: string): number {
  return Array.isArray(list) ? (list as Counted[]).find(each => each.value === value)?.share ?? 0 : 0;
}

function text(value: number | null): string {
  return value === null ? '—' : decimal(value);
}
