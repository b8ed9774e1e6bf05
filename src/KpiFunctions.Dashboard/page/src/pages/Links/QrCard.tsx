import { encode } from 'uqr';
import { useMemo, useRef } from 'preact/hooks';
import { CopyImageButton } from '../../charts/CopyImageButton';
import { Card } from '../../parts/Card';
import { CopyButton } from '../../parts/CopyButton';
import { addressOf } from './Links';

/** The link as a picture for posters and stories, drawn here: no other host learns of it. */
export function QrCard({ code, close }: { code: string; close: () => void }) {
  const address = addressOf(code);
  const picture = useRef<HTMLDivElement>(null);
  const { path, size } = useMemo(() => {
    const { data, size: width } = encode(address, { ecc: 'M', border: 2 });
    return { size: width, path: data.flatMap((row, y) => row.map((dark, x) => dark ? `M${x} ${y}h1v1h-1z` : '')).join('') };
  }, [address]);
  return (
    <Card title={`/r/${code}`} actions={<><span class="push" /><CopyImageButton picture={picture} title={`QR code of ${code}`} /><button type="button" class="quiet" onClick={close}>Close</button></>}>
      <div ref={picture}><svg class="qr" viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges" role="img" aria-label={`QR code of ${address}`}><rect width={size} height={size} fill="#fff" /><path d={path} /></svg></div>
      <p class="copyable"><code>{address}</code><CopyButton text={address} what={`the address of ${code}`} /></p>
    </Card>
  );
}
