import { formatInstant } from '../../format/dates';
import { wordsOf } from '../../format/labels';
import { percent, whole } from '../../format/plain';
import { Answered } from '../../parts/Answered';
import { Card } from '../../parts/Card';
import { useAnswer } from '../../state/useAnswer';

interface Health {
  status: string;
  checks: { name: string; status: string; detail: string }[];
  lastRollupAt: string | null;
  credit: { days: number; conversions: number; bare: number; bareShare: number | null } | null;
}

const tones: Record<string, string> = { healthy: 'final', degraded: 'restated', unhealthy: 'bad' };

export function HealthCard() {
  const answer = useAnswer<Health>('/health');
  return (
    <Card title="Health" busy={answer.loading} actions={<button type="button" class="quiet push-right" onClick={answer.retry}>Look again</button>}>
      <Answered answer={answer} what="health">
        {({ status, checks, lastRollupAt, credit }) => (
          <div class="stack">
            <p><span class={`badge badge-${tones[status] ?? 'even'}`}>{wordsOf(status)}</span> <span class="muted">{lastRollupAt ? `Last counted ${formatInstant(lastRollupAt)}.` : 'Nothing was counted yet.'}</span></p>
            <ul class="findings">{checks.map(check => <li key={check.name}><span class={`badge badge-${tones[check.status] ?? 'even'}`}>{wordsOf(check.status)}</span><div><h3>{wordsOf(check.name)}</h3><p>{check.detail}</p></div></li>)}</ul>
            {credit && credit.bareShare !== null && <p class="muted">{percent(credit.bareShare)} of {whole(credit.conversions)} conversions of the last {whole(credit.days)} days came with neither click id nor code.</p>}
          </div>
        )}
      </Answered>
    </Card>
  );
}
