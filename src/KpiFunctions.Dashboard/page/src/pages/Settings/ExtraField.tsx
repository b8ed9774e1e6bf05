import { useState } from 'preact/hooks';

/** A field that this page does not suggest: kinds may have more than it knows of. */
export function ExtraField({ add }: { add: (name: string) => void }) {
  const [name, setName] = useState('');
  const take = () => {
    if (name.trim() !== '') add(name.trim());
    setName('');
  };
  return (
    <div class="field">
      <label for="extra-field">Another field</label>
      <div class="row">
        <input id="extra-field" value={name} onInput={event => setName(event.currentTarget.value)} onKeyDown={event => event.key === 'Enter' && (event.preventDefault(), take())} />
        <button type="button" onClick={take}>Add</button>
      </div>
    </div>
  );
}
