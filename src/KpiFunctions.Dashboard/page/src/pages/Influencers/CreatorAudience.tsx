import type { CreatorScorecard } from '../../api/creators';
import { Shares } from '../../charts/Shares';
import { formatDay } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { creators } from '../../explain/facts/creators';
import { percent } from '../../format/plain';
import { FactNumber } from '../../parts/FactNumber';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useShell } from '../../state/shell';
import { useAnswer } from '../../state/useAnswer';

/** Who follows the creator, as the exports of the networks' and the creators' tools say. */
export function CreatorAudience({ id }: { id: string }) {
  const { view } = useShell();
  const answer = useAnswer<CreatorScorecard>(`/influencers/${encodeURIComponent(id)}/scorecard?${new URLSearchParams({ ...view.range })}`);
  return (
    <Card title="Audience" busy={answer.loading}>
      <Answered answer={answer} what="a scorecard of this creator">
        {({ audience, quality }) => (
          <div class="stack">
            {Object.entries(audience ?? {}).filter(([attribute]) => attribute !== 'quality').map(([attribute, shares]) => (
              <section key={attribute}>
                <h3>{wordsOf(attribute)}</h3>
                <Shares label={wordsOf(attribute)} about={creators.share} shares={shares.map(each => ({ id: each.value, label: each.value, share: each.share }))} />
              </section>
            ))}
            {Object.keys(audience ?? {}).length === 0 && <p class="muted">No export says who follows this creator.</p>}
            {quality && (
              <p>
                Suspicious <Quality value={quality.suspicious} />, mass followers <Quality value={quality.mass} />, inactive <Quality value={quality.inactive} />
                <span class="muted"> {[quality.source, quality.date && formatDay(quality.date.slice(0, 10))].filter(Boolean).join(', ')}</span>
              </p>
            )}
          </div>
        )}
      </Answered>
    </Card>
  );
}

function Quality({ value }: { value: number | null }) {
  return <FactNumber about={creators.quality} value={value} write={percent}>{value === null ? 'unknown' : percent(value)}</FactNumber>;
}
