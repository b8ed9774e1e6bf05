import type { ComponentChildren } from 'preact';
import type { Kpi, KpiAnswer } from '../../api/types';
import { change as aboutChange } from '../../explain/facts/decisions';
import { changeOf } from '../../format/change';
import { formatRange } from '../../format/dates';
import { formatValue, reasonOf, signed } from '../../format/values';
import { FactNumber } from '../../parts/FactNumber';
import { KpiNumber } from '../../parts/KpiNumber';
import { Term } from '../../parts/Term';
import { useShell } from '../../state/shell';
import { netGrowth } from './headlineKpis';

interface Props {
  name: string;
  main: boolean;
  answer: KpiAnswer;
  children?: ComponentChildren;
}

/** One number with its meaning and its step from the previous period, or the reason why there is none. */
export function Figure({ name, main, answer, children }: Props) {
  const { catalogue } = useShell();
  const kpi = catalogue.kpis.find(each => each.name === name);
  if (!kpi) return null;
  const value = answer.total.values[name];
  const number = value?.value ?? null;

  return (
    <div class={main ? 'figure figure-main' : 'figure'} data-kpi={name}>
      <dt><Term kpi={kpi} scope={answer.scope} /></dt>
      <dd>
        {number === null
          ? <><span class="number none" aria-hidden="true">—</span><span class="reason">{reasonOf(value, kpi, catalogue)}</span></>
          : <>
            <span class="number"><KpiNumber kpi={kpi} value={value} currency={answer.currency} scope={answer.scope} state={answer.total.state} /></span>
            <Step kpi={kpi} answer={answer} />
            {name === 'followers' && <NetGrowth answer={answer} />}
          </>}
        {children}
      </dd>
    </div>
  );
}

function Step({ kpi, answer }: { kpi: Kpi; answer: KpiAnswer }) {
  const { view } = useShell();
  const previous = answer.previous;
  if (view.compare === 'none') return null;
  // A step from fewer days to more would only say that there are more of them.
  if (previous && previous.points.length < answer.points.length) {
    const days = `The previous period has numbers for ${previous.points.length} days only, this one for ${answer.points.length}.`;
    return <span class="change change-none" title={days}>no comparison</span>;
  }
  const before = previous?.total.values[kpi.name];
  const change = changeOf(answer.total.values[kpi.name], before, kpi);
  if (!previous || !change || before?.value == null)
    return <span class="change change-none" title="The previous period has no number to compare with.">no comparison</span>;

  const write = (value: number) => formatValue(value, kpi, answer.currency, 'exact');
  const said = change.rising === null ? 'unchanged' : change.rising ? 'up' : 'down';
  return (
    <FactNumber
      about={{ ...aboutChange, basis: kpi.name }} value={before.value} of={kpi.title} write={() => change.text} class={`change change-${change.tone}`}
      parts={[{ title: 'These days', text: write(answer.total.values[kpi.name]!.value!) }, { title: formatRange(previous.from, previous.to), text: write(before.value) }]}>
      <svg viewBox="0 0 8 8" aria-hidden="true">{arrow(change.rising)}</svg>
      <span class="visually-hidden">{said} against {view.compare === 'year' ? 'a year earlier' : 'the previous period'}: </span>
      {change.text}
    </FactNumber>
  );
}

function arrow(rising: boolean | null) {
  if (rising === null) return <path d="M1 4h6" class="flat" />;
  return <path d={rising ? 'M4 1l3.5 6h-7z' : 'M4 7L.5 1h7z'} />;
}

function NetGrowth({ answer }: { answer: KpiAnswer }) {
  const { catalogue } = useShell();
  const kpi = catalogue.kpis.find(each => each.name === netGrowth);
  const value = answer.total.values[netGrowth];
  if (!kpi) return null;
  return (
    <span class="aside" data-kpi={netGrowth}>
      <Term kpi={kpi} scope={answer.scope} label="Net growth" />{' '}
      {value?.value == null
        ? <span title={reasonOf(value, kpi, catalogue)}>—<span class="visually-hidden"> {reasonOf(value, kpi, catalogue)}</span></span>
        : <span class="aside-number"><KpiNumber kpi={kpi} value={value} currency={answer.currency} scope={answer.scope} state={answer.total.state} write={signed} /></span>}
    </span>
  );
}
