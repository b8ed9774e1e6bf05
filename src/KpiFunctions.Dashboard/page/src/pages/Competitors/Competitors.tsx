import { CompetitorTable } from './CompetitorTable';
import { ShareOfVoice } from './ShareOfVoice';

export default function Competitors() {
  return (
    <>
      <ShareOfVoice />
      <CompetitorTable />
    </>
  );
}
