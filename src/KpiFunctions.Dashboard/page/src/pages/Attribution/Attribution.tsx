import { ExplainConversion } from './ExplainConversion';
import { Models } from './Models';

export default function Attribution() {
  return (
    <>
      <Models />
      <ExplainConversion />
    </>
  );
}
