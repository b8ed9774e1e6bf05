import type { Range } from '../api/types';
import { wordsOf } from '../format/labels';
import { percent, whole } from '../format/plain';
import { content } from '../explain/facts/content';
import { FactNumber } from '../parts/FactNumber';

export interface Stage {
  name: string;
  value: number | null;
  reason?: string;
  rateFromPrevious?: { value: number | null; interval?: Range | null } | null;
}

/** Stages by length on a root scale: impressions and repeat orders are six orders of magnitude apart. */
export function Funnel({ stages, bottleneck }: { stages: readonly Stage[]; bottleneck: string | null }) {
  const highest = Math.sqrt(Math.max(1, ...stages.map(stage => stage.value ?? 0)));
  return (
    <ol class="funnel">
      {stages.map(({ name, value, reason, rateFromPrevious: rate }, index) => (
        <li key={name} class={name === bottleneck ? 'bottleneck' : undefined}>
          <span>{wordsOf(name)}{name === bottleneck && <> <span class="badge badge-restated">Bottleneck</span></>}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width={(Math.sqrt(value ?? 0) / highest) * 100} height="10" rx="0.6" /></svg>
          <span class="funnel-value"><FactNumber about={content.funnelStage} value={value} write={whole} of={wordsOf(name)} /></span>
          {rate && (
            <span class="funnel-rate">
              {rate.value === null ? (reason ? wordsOf(reason) : 'No rate from the stage before') : (
                <FactNumber about={content.funnelRate} value={{ ...rate, ...sidesOf(value, stages[index - 1]) }} write={each => percent(each, 2)} of={wordsOf(name)}>
                  {percent(rate.value, 2)} of the stage before
                </FactNumber>
              )}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function sidesOf(value: number | null, before: Stage | undefined) {
  return { ...(value === null ? {} : { numerator: value }), ...(before?.value == null ? {} : { denominator: before.value }) };
}
