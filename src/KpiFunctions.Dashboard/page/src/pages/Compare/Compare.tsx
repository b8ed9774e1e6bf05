import { Groups } from './Groups';
import { Quadrants } from './Quadrants';

export default function Compare() {
  return (
    <>
      <Groups />
      <Quadrants />
    </>
  );
}
