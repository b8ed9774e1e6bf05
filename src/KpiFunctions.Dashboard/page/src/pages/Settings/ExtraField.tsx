import { useState } from 'preact/hooks';

/** A field with a name of its own, of which the kind says only how it begins. */
export function ExtraField({ prefixes, add }: { prefixes: readonly string[]; add: (name: string) => void }) {
  const [name, setName] = useState('');
  const take = () => {
    if (name.trim() !== '') add(name.trim());
    setName('');
  };
  return (
    <div class="field">
      <label for="extra-field">Another field</label>
      <div class="row">
        <input id="extra-field" aria-describedby="extra-hint" value={name} onInput={event => setName(event.currentTarget.value)} onKeyDown={event => event.key === 'Enter' && (event.preventDefault(), take())} />
        <button type="button" onClick={take}>Add</button>
      </div>
      <span id="extra-hint" class="hint">Begins with {prefixes.join(', ')}</span>
    </div>
  );
}
