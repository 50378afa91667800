import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * The peer of the panel: a page of plain HTML and script, without any library, that reads one customer, 20 ledger rows and 50 interactions through indexes of
 * its own IndexedDB, adds them up and draws them. `/fill` writes them once; `/empty` is a page that draws nothing but a line.
 */
export async function serveVanilla(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.url === '/fill' ? fill : request.url === '/empty' ? empty : panel);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

const open = `
const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('vanilla', 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore('customers', { keyPath: 'id' }).createIndex('email', 'email');
    for (const name of ['ledger', 'interactions']) db.createObjectStore(name, { keyPath: 'id' }).createIndex('customer', 'customer');
  };
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});`;

const head =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>vanilla</title><style>body{font:13px system-ui;margin:12px}h1{font-size:17px}li{padding:6px 0;border-top:1px solid #ddd}b{font-size:31px}</style>';

const empty = `${head}<body><h1>Empty</h1><b>0</b></body></html>`;

const fill = `${head}<body><script>${open}
open().then((db) => {
  const transaction = db.transaction(['customers', 'ledger', 'interactions'], 'readwrite');
  transaction.objectStore('customers').put({ id: 1, email: 'hanneke@visser-stairs.example', name: 'Hanneke Visser', company: 'Visser Stairs' });
  for (let id = 0; id < 20; id++) transaction.objectStore('ledger').put({ id, customer: 1, on: '2026-10-' + String(1 + id).padStart(2, '0'), net: 10050 + id * 100, cost: 6025 + id * 100 });
  for (let id = 0; id < 50; id++) transaction.objectStore('interactions').put({ id, customer: 1, at: Date.now() - id * 86400000, channel: 'mail', subject: 'Question ' + id + ' about the order of last week and what is left of it', minutes: 12 });
  transaction.oncomplete = () => document.body.append(Object.assign(document.createElement('h1'), { textContent: 'filled' }));
});</script></body></html>`;

const panel = `${head}<body><h1></h1><p></p><b></b><ol></ol><ul></ul><script>${open}
const all = (store, index, key) => new Promise((resolve, reject) => {
  const request = store.index(index).getAll(key);
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
open().then(async (db) => {
  const transaction = db.transaction(['customers', 'ledger', 'interactions']);
  const [customer] = await all(transaction.objectStore('customers'), 'email', 'hanneke@visser-stairs.example');
  const [ledger, interactions] = await Promise.all([all(transaction.objectStore('ledger'), 'customer', 1), all(transaction.objectStore('interactions'), 'customer', 1)]);
  const money = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'EUR' });
  const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
  const hours = interactions.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
  const margin = ledger.reduce((sum, { net, cost }) => sum + net - cost, 0) - hours * 4500;
  const line = (text) => Object.assign(document.createElement('li'), { textContent: text });
  document.querySelector('ol').append(...ledger.map(({ on, net }) => line(on + ' ' + money.format(net / 100))));
  document.querySelector('ul').append(...interactions.map(({ at, channel, subject }) => line(day.format(at) + ' ' + channel + ' ' + subject)));
  document.querySelector('p').textContent = customer.company;
  document.querySelector('h1').textContent = customer.name;
  document.querySelector('b').textContent = money.format(margin / 100);
});</script></body></html>`;
