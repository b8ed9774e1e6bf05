// Tries the doors of a running app and waits for the number that must come out: node infra/smoke-calls.mjs http://127.0.0.1:7071
// Environment: AzureWebJobsStorage (the connection string of the same account, for the inbox), SENDER_SECRET (whsec_… of sender "shop"),
// FUNCTION_KEY and MASTER_KEY where keys are asked for. Ends with exit code 0, or 1 and what went wrong. It leaves its records behind: not for production.
import { createHmac } from 'node:crypto';

const address = process.argv[2].replace(/\/$/, '');
const key = process.env.FUNCTION_KEY;
const run = `${Date.now()}`;
const now = new Date().toISOString();
const patience = 240_000;

async function call(method, path, { body, headers = {}, expect = [200] } = {}) {
  const answer = await fetch(`${address}/${path}`, {
    method, body, redirect: 'manual',
    headers: { ...(key && { 'x-functions-key': key }), ...(body && { 'Content-Type': 'application/json' }), ...headers },
  });
  const text = await answer.text();
  if (!expect.includes(answer.status)) throw new Error(`${method} /${path} answered ${answer.status}, not ${expect.join(' or ')}: ${text}`);
  console.log(`${method} /${path} ${answer.status}`);
  return { text, json: () => JSON.parse(text), header: name => answer.headers.get(name) };
}

async function until(what, path, holds) {
  for (const end = Date.now() + patience; ;) {
    const answer = (await call('GET', path)).json();
    if (holds(answer)) return;
    if (Date.now() > end) throw new Error(`${what} did not come about: ${JSON.stringify(answer)}`);
    await new Promise(resume => setTimeout(resume, 1000));
  }
}

// Put Blob over REST, signed with the account's key: https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
async function upload(name, content) {
  const parts = Object.fromEntries(process.env.AzureWebJobsStorage.split(';').filter(Boolean).map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const url = new URL(`${parts.BlobEndpoint ?? `https://${parts.AccountName}.blob.core.windows.net`}/imports/${name}`);
  const [date, length] = [new Date().toUTCString(), Buffer.byteLength(content)];
  const ours = `x-ms-blob-type:BlockBlob\nx-ms-date:${date}\nx-ms-version:2021-12-02`;
  const signed = `PUT\n\n\n${length}\n\ntext/csv\n\n\n\n\n\n\n${ours}\n/${parts.AccountName}${url.pathname}`;
  const signature = createHmac('sha256', Buffer.from(parts.AccountKey, 'base64')).update(signed).digest('base64');
  const answer = await fetch(url, {
    method: 'PUT', body: content,
    headers: { 'Content-Type': 'text/csv', 'x-ms-blob-type': 'BlockBlob', 'x-ms-date': date, 'x-ms-version': '2021-12-02', Authorization: `SharedKey ${parts.AccountName}:${signature}` },
  });
  if (answer.status !== 201) throw new Error(`The inbox answered ${answer.status}: ${await answer.text()}`);
  console.log(`PUT imports/${name} 201`);
}

function signed(body) {
  const [id, seconds] = [`smoke-${run}`, Math.floor(Date.now() / 1000)];
  const secret = Buffer.from(process.env.SENDER_SECRET.replace(/^whsec_/, ''), 'base64');
  return { 'webhook-id': id, 'webhook-timestamp': `${seconds}`, 'webhook-signature': `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}` };
}

const sale = (id, more) => ({ id: `smoke-${id}-${run}`, occurredAt: now, orderId: `smoke-${id}-${run}`, amount: '10.00', currency: 'EUR', ...more });
const campaign = `smoke-${run}`;

await call('GET', 'openapi.json');
await call('GET', 'dashboard/');
await call('PUT', `registry/campaigns/${campaign}`, { body: '{"name":"Smoke test"}', expect: [200, 201] });
await call('PUT', `registry/links/${campaign}`, { body: JSON.stringify({ destination: 'https://example.com/shoes', campaign }), expect: [200, 201] });

const location = (await call('GET', `r/${campaign}`, { expect: [302] })).header('location');
const click = new URL(location).searchParams.get('kpi_click');
if (!click) throw new Error(`The link leads to ${location}, without a click id.`);

await call('POST', 'events', { body: JSON.stringify([{ type: 'conversion', ...sale('posted', { clickId: click }) }]) });
const delivery = JSON.stringify({ type: 'conversion', timestamp: now, data: sale('delivered', { campaign }) });
await call('POST', 'webhooks/shop', { body: delivery, expect: [401] });
await call('POST', 'webhooks/shop', { body: delivery, headers: signed(delivery) });
await upload(`${campaign}.csv`, `type,id,occurredAt,orderId,amount,currency,campaign\nconversion,smoke-file-${run},${now},smoke-file-${run},10.00,EUR,${campaign}\n`);

// Nobody tells a host on this machine of new files; the timer that looks itself is asked to run now.
const master = process.env.MASTER_KEY ? { 'x-functions-key': process.env.MASTER_KEY } : {};
await call('POST', 'admin/functions/ReconcileImports', { body: '{"input":""}', headers: master, expect: [202] });
await until('The import', 'imports', answer => JSON.stringify(answer).includes(`"${campaign}.csv"`) && answer.items.find(each => each.blob === `${campaign}.csv`)?.state === 'done');
await call('POST', 'rollups', { expect: [202] });

const days = `from=${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}&interval=total`;
await until('Three orders', `kpis?kpis=orders&scope=campaign%3D${campaign}&${days}`, answer => answer.total.values.orders.value === 3);
await call('GET', 'health');
console.log('Smoke test passed: link, event, signed webhook and file are three orders of one campaign.');
