import { useState } from 'preact/hooks';
import { formatInstant } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { formatMoney } from '../../format/money';
import { percent } from '../../format/plain';
import { conversionAmount, touchWeight } from '../../explain/facts/credit';
import { FactNumber } from '../../parts/FactNumber';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

interface Touch {
  at: string;
  kind: string;
  campaign: string | null;
  influencer: string | null;
  platform: string | null;
  post: string | null;
  link: string | null;
  inWindow: boolean;
}

interface Model {
  title: string;
  weights: number[];
  amounts: number[] | null;
  why: string;
}

interface Explained {
  conversion: { namespace: string; order: string | null; id: string; at: string; coupon: string | null; net: number | null; currency: string };
  touches: Touch[];
  models: Record<string, Model>;
  coupon: { state: string; why: string };
}

/** One conversion's way: every touch before it, and what each model gives to which. */
export function ExplainConversion() {
  const { view, set } = useShell();
  const [draft, setDraft] = useState(view.own.conversion ?? '');
  const asked = view.own.conversion ?? '';
  const answer = useAnswer<Explained>(asked === '' ? null : `/attribution/explain?${new URLSearchParams({ conversion: asked, ...view.range })}`);
  const ask = (event: Event) => {
    event.preventDefault();
    set({ conversion: draft.trim() });
  };
  return (
    <Card title="Explain a conversion" busy={answer.loading}>
      <form class="row" onSubmit={ask}>
        <input aria-label="Order or conversion" placeholder="Order, or namespace/id" value={draft} onInput={event => setDraft(event.currentTarget.value)} />
        <button type="submit">Explain</button>
      </form>
      {asked !== '' && <Answered answer={answer} what="this conversion, or cannot explain it">{data => <Way data={data} />}</Answered>}
    </Card>
  );
}

function Weight({ model, index, currency, of }: { model: Model; index: number; currency: string; of: string }) {
  const amount = model.amounts && formatMoney(model.amounts[index] ?? 0, currency, 'exact');
  return (
    <FactNumber about={touchWeight(model.title, model.why)} value={model.weights[index] ?? 0} write={percent} of={of} parts={amount ? [{ title: 'Amount', text: amount }] : []}>
      {percent(model.weights[index] ?? 0)}{amount && <span class="sub">{amount}</span>}
    </FactNumber>
  );
}

function Way({ data: { conversion, touches, models, coupon } }: { data: Explained }) {
  const names = Object.keys(models);
  return (
    <div class="stack spaced">
      <p>{conversion.order ?? conversion.id} of {formatInstant(conversion.at)}{conversion.net !== null && <>, <strong><FactNumber about={conversionAmount} value={conversion.net} write={value => formatMoney(value, conversion.currency, 'exact')} of={conversion.order ?? conversion.id} /></strong></>}{conversion.coupon && <>, code <code>{conversion.coupon}</code></>}</p>
      <p><span class="badge">{wordsOf(coupon.state)}</span> {coupon.why}</p>
      {touches.length === 0 ? <p class="muted">No touch came before it.</p> : (
        <div class="table-frame" tabIndex={0} role="region" aria-label="Touches before the conversion">
          <table>
            <thead><tr><th scope="col">Touch</th><th scope="col">By</th>{names.map(name => <th key={name} scope="col" class="num">{models[name]!.title}</th>)}</tr></thead>
            <tbody>
              {touches.map((touch, index) => (
                <tr key={index}>
                  <th scope="row">{formatInstant(touch.at)}<span class="sub">{wordsOf(touch.kind)}{!touch.inWindow && ', too long ago'}</span></th>
                  <td>{[touch.influencer, touch.campaign, touch.platform, touch.post, touch.link].filter(Boolean).join(' · ') || '—'}</td>
                  {names.map(name => <td key={name} class="num"><Weight model={models[name]!} index={index} currency={conversion.currency} of={formatInstant(touch.at)} /></td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl class="definition-text">{names.map(name => <div key={name}><dt>{models[name]!.title}</dt><dd>{models[name]!.why}</dd></div>)}</dl>
    </div>
  );
}
