import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { saveFile } from '../format/saveFile';
import { pictureOf } from './pictureOf';

/** Puts the picture onto the clipboard; a browser that does not let us gets it as a file. */
export function CopyImageButton({ picture, title }: { picture: RefObject<HTMLElement | null>; title: string }) {
  const [said, setSaid] = useState('');

  const copy = async () => {
    const image = picture.current && await pictureOf(picture.current);
    if (!image) return setSaid('There is no picture to copy.');
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
      setSaid('Copied.');
    } catch {
      saveFile(image, `${title}.png`);
      setSaid('Saved as a file.');
    }
  };

  return (
    <>
      <button type="button" class="quiet" title={`Copy ${title} as an image`} onClick={() => void copy()}>Image<span class="visually-hidden">: copy {title}</span></button>
      <span class="visually-hidden" role="status">{said}</span>
    </>
  );
}
