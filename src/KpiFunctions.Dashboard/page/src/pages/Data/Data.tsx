import { Imports } from './Imports';

export default function Data() {
  return <Imports />;
}
