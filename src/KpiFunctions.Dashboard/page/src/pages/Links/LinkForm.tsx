import { useState } from 'preact/hooks';
import { Card } from '../../parts/Card';
import { MemberInput } from '../../parts/MemberInput';
import { useChange } from '../../state/useChange';

const empty = { code: '', destination: '', campaign: '', influencer: '', platform: '', post: '', expiresAt: '' };

/** A new tracking link. The server checks it; what it refuses is marked. */
export function LinkForm({ made }: { made: (code: string) => void }) {
  const [draft, setDraft] = useState(empty);
  const { busy, said, failed, problem, change } = useChange();
  const field = (name: keyof typeof empty) => ({
    value: draft[name], 'aria-invalid': problem?.field === name,
    onInput: (event: { currentTarget: HTMLInputElement }) => setDraft({ ...draft, [name]: event.currentTarget.value }),
  });

  const create = async (event: Event) => {
    event.preventDefault();
    const { code, expiresAt, ...rest } = draft;
    const fields = Object.fromEntries(Object.entries({ ...rest, expiresAt: expiresAt && `${expiresAt}T00:00:00Z` }).filter(([, value]) => value !== ''));
    if (!await change('PUT', `/registry/links/${encodeURIComponent(code.trim())}`, fields, `/r/${code.trim()} leads there now.`)) return;
    setDraft(empty);
    made(code.trim());
  };

  return (
    <Card title="New link" note="Every visit is then a click of its campaign and creator. A code that exists is replaced.">
      <form onSubmit={event => void create(event)} aria-label="New link">
        <div class="form">
          <label class="field"><span>Code</span><input required {...field('code')} placeholder="lena-spring" /></label>
          <label class="field"><span>Leads to</span><input required type="url" {...field('destination')} placeholder="https://shop.example/shoes" /></label>
          <MemberInput label="Campaign" kind="campaigns" {...field('campaign')} />
          <MemberInput label="Influencer" kind="influencers" {...field('influencer')} />
          <label class="field"><span>Platform</span><input {...field('platform')} placeholder="instagram" /></label>
          <label class="field"><span>Post</span><input {...field('post')} placeholder="instagram:178…" /></label>
          <label class="field"><span>Expires on</span><input type="date" {...field('expiresAt')} /></label>
        </div>
        <div class="actions">
          <button type="submit" class="primary" disabled={busy}>Make the link</button>
          <span class="said" role="status">{said}</span>
          <span class="said-bad" role="alert">{failed}</span>
        </div>
      </form>
    </Card>
  );
}
