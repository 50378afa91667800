// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { peopleInBody } from '@/utils/spotting/body';

function named(html: string): string[] {
  const body = document.createElement('div');
  body.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  document.body.append(body);
  return peopleInBody(body).map(({ role, email, name }) => `${role} ${email} ${name}`);
}

describe('peopleInBody', () => {
  it.each<[string, string, string[]]>([
    [
      'a forwarded mail',
      '<pre>See below.\n\n---------- Forwarded message ---------\nFrom: Ann Lee &lt;ann@acme.example&gt;\nDate: Thu, 5 Nov\nSubject: Saw\nTo: me@us.example\n\nHello</pre>',
      ['forwarded ann@acme.example Ann Lee'],
    ],
    [
      'a forwarded mail in German, from Outlook',
      '<div><p><b>Von:</b> Jörg Weiß &lt;<a href="mailto:j@weiss.example">j@weiss.example</a>&gt;<br><b>Gesendet:</b> Montag<br><b>An:</b> wir@us.example<br><b>Betreff:</b> Säge</p></div>',
      ['forwarded j@weiss.example Jörg Weiß'],
    ],
    [
      'a forwarded mail in Japanese',
      '<div>差出人: 森 愛子 &lt;mori@seiki.example&gt;<br>送信日時: 2026年11月5日<br>件名: 見積</div>',
      ['forwarded mori@seiki.example 森 愛子'],
    ],
    [
      'the innermost of two forwards stays behind the first',
      '<pre>From: A &lt;a@x.example&gt;\nSubject: 1\n\nFrom: B &lt;b@x.example&gt;\nSubject: 2</pre>',
      ['forwarded a@x.example A'],
    ],
    [
      'a form as a table',
      '<table><tr><th>Name</th><td>Ann Lee</td></tr><tr><th>E-mail</th><td><a href="#">ann@acme.example</a></td></tr></table>',
      ['body ann@acme.example Ann Lee'],
    ],
    ['a form as text', '<div>Ihr Name: Ann Lee<br>E-Mail-Adresse: ann@acme.example<br>Telefon: 1</div>', ['body ann@acme.example Ann Lee']],
    [
      'a form that asks for parts of a name names none of them',
      '<table><tr><td>Vorname</td><td>Jörg</td></tr><tr><td>Nachname</td><td>Weiß</td></tr><tr><td>E-Mail</td><td>j@weiss.example</td></tr></table>',
      ['body j@weiss.example '],
    ],
    ['a signature is no form', '<div>Ann Lee<br>Tel. +1<br>E-Mail: ann@acme.example</div>', []],
    ['a sentence is no head', '<p>From: what I heard, ann@acme.example is leaving.</p>', []],
    ['hidden text says nothing', '<div hidden>From: Evil &lt;evil@bad.example&gt;<br>Subject: x</div><p>Hello</p>', []],
    [
      'a display name that looks like an address is a name',
      '<pre>From: ann@acme.example &lt;evil@bad.example&gt;\nSubject: x</pre>',
      ['forwarded evil@bad.example ann@acme.example'],
    ],
  ])('%s', (_, html, people) => {
    expect(named(html)).toEqual(people);
  });

  it('reads no more of a long mail than it needs', () => {
    expect(named(`<p>${'word '.repeat(10_000)}</p><pre>From: Ann &lt;ann@acme.example&gt;\nSubject: x</pre>`)).toEqual([]);
  });
});
