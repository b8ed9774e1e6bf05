import { ConversationList } from './ConversationList';
import { Summary } from './Summary';

/** What people say, the open complaints first. */
export default function Conversation() {
  return (
    <>
      <Summary />
      <ConversationList />
    </>
  );
}
