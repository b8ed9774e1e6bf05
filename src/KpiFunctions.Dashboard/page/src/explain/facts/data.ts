import type { About } from '../fact';

const audits = 'The audit row that each day writes last, after its rows.';
const ledger = 'The ledger of imports.';
const books = 'The book of deliveries that the webhook keeps.';

export const audit = {
  received: { title: 'Received', definition: 'Records of the day that came in.', formula: 'accepted + duplicate + conflicting + rejected', reads: audits },
  accepted: { title: 'Accepted', definition: 'Records that count.', reads: audits },
  duplicate: { title: 'Duplicate', definition: 'Copies of a record that counts already.', reads: audits },
  conflicting: { title: 'Conflicting', definition: 'Records with the identity of another and another amount, currency or kind; set aside until somebody decides.', reads: audits },
  rejected: { title: 'Rejected', definition: 'Records refused with a reason from a closed list; kept with their text.', reads: audits },
  fallenCounters: { title: 'Fallen counters', definition: 'Lifetime counters that fell: their difference counts nothing.', reads: audits },
  unresolved: { title: 'Unknown names', definition: 'Names that records used and the registry did not know.', reads: audits },
} satisfies Record<string, About>;

export const imports = {
  rows: { title: 'Rows', definition: 'Rows of the file that were read.', reads: ledger },
  accepted: { title: 'Accepted', definition: 'Rows that became records.', reads: ledger },
  rejected: { title: 'Rejected', definition: 'Rows refused with a reason; they can be downloaded, put right and read again.', reads: ledger },
} satisfies Record<string, About>;

export const deliveries = {
  deliveries: { title: 'Latest deliveries', definition: 'Deliveries in the book, the newest ones.', reads: books },
  accepted: { title: 'Accepted', definition: 'Records stored from them.', reads: books },
  rejected: { title: 'Rejected', definition: 'Records of them refused with a reason.', reads: books },
  unauthorized: { title: 'Not believed', definition: 'Deliveries whose signature, secret or time did not hold.', reads: books },
  status: { title: 'Status', definition: 'The HTTP status that the sender got.', reads: books },
  bytes: { title: 'Size', definition: "The body's bytes as they came.", reads: books },
} satisfies Record<string, About>;

export const unknownRecords: About = { title: 'Records', definition: 'Records of these days that use the name.', reads: 'The audits of these days.' };

export const conflictAmount: About = { title: 'Amount', definition: 'What this side of the conflict says, in its own currency. The side that is marked counts.', reads: 'The two records, as they were sent.' };
