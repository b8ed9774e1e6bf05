import { useState } from 'preact/hooks';
import { functionKey } from '../api/functionKey';
import { Mark } from './Mark';

export function KeyPrompt({ refused, useKey }: { refused: boolean; useKey: (key: string) => void }) {
  const [draft, setDraft] = useState('');
  const [slip, setSlip] = useState('');

  const submit = (event: Event) => {
    event.preventDefault();
    const key = draft.trim();
    if (functionKey.isPossible(key)) useKey(key);
    else setSlip(key === '' ? 'Enter the key first.' : 'A key has no spaces and no special letters. Was it copied whole?');
  };

  return (
    <>
      <header class="masthead"><Mark /><h1>Campaign KPIs</h1></header>
      <main class="page page-narrow">
        <section class="card note key">
          <h2>This dashboard needs a function key</h2>
          <p>Ask whoever runs this server for one. It stays in this browser tab until you close it and is sent only to this server.</p>
          <form onSubmit={submit} noValidate>
            <label class="field">
              <span>Function key</span>
              <input
                type="password" name="key" autoComplete="off" spellcheck={false} autoFocus value={draft}
                aria-invalid={slip !== '' || refused} aria-describedby="key-note"
                onInput={event => { setDraft(event.currentTarget.value); setSlip(''); }} />
            </label>
            <button type="submit" class="primary">Open</button>
          </form>
          <p id="key-note" class="field-note" role="alert">{slip || (refused ? 'The server did not accept that key.' : '')}</p>
        </section>
      </main>
    </>
  );
}
