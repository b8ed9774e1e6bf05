import { useState } from 'preact/hooks';
import { TextField } from '../../parts/TextField';
import { factNames, type Facts } from './preview';

const titles: Record<typeof factNames[number], { label: string; hint: string }> = {
  account: { label: 'Account', hint: 'instagram:acme, where the file names none' },
  dateOrder: { label: 'Order of dates', hint: 'dmy or mdy, where the file leaves it open' },
  decimal: { label: 'Decimal sign', hint: 'point or comma' },
  zone: { label: 'Time zone', hint: 'Europe/Berlin, of times without one' },
  currency: { label: 'Currency', hint: 'EUR, of amounts without one' },
};

/** What the file does not say. */
export function FactFields({ facts, say }: { facts: Facts; say: (facts: Facts) => void }) {
  const [draft, setDraft] = useState<Facts>(facts);
  return (
    <details class="behind">
      <summary>Say what the file does not</summary>
      <form class="form spaced" onSubmit={event => { event.preventDefault(); say({ ...facts, ...draft }); }}>
        {factNames.map(name => (
          <TextField key={name} label={titles[name].label} hint={titles[name].hint} value={draft[name] ?? ''} onInput={event => setDraft({ ...draft, [name]: event.currentTarget.value.trim() })} />
        ))}
        <div class="wide"><button type="submit">Look again</button></div>
      </form>
    </details>
  );
}
