import { createInterface } from 'node:readline';
import { scan } from '@/utils/spotting/scan';

// One JSON line {"text"} in, one JSON line {"emails","domains"} out.
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const { text } = JSON.parse(line) as { text: unknown };
  process.stdout.write(`${JSON.stringify(scan(String(text ?? '')))}\n`);
}
