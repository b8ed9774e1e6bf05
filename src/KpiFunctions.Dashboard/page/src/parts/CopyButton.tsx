import { useState } from 'preact/hooks';

export function CopyButton({ text, what }: { text: string; what: string }) {
  const [said, setSaid] = useState('');
  const copy = () => void navigator.clipboard.writeText(text).then(() => setSaid('Copied'), () => setSaid('Copying was refused'));
  return <button type="button" class="quiet" onClick={copy}>{said || 'Copy'}<span class="visually-hidden" role="status"> {what}</span></button>;
}
