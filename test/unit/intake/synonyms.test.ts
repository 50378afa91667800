import { describe, expect, it } from 'vitest';
import { columnsOf, guessKind } from '@/utils/intake/columns';
import { fieldsOf, synonyms, type TableKind, tableKinds } from '@/utils/intake/fields';
import { normaliseHeader } from '@/utils/intake/headers';

/** One file of each kind in each language: its headers, and the fields they are to be taken for. */
const lists: readonly (readonly [language: string, kind: TableKind, headers: string, fields: string])[] = [
  [
    'English',
    'customers',
    'Customer no,First name,Last name,E-mail,Company,Job title,Phone,Street,Zip,Town',
    'id,firstName,lastName,email,company,role,phone,street,postal,city',
  ],
  [
    'German',
    'customers',
    'Kundennummer,Vorname,Nachname,E-Mail-Adresse,Firma,Funktion,Telefon,Straße,PLZ,Ort',
    'id,firstName,lastName,email,company,role,phone,street,postal,city',
  ],
  [
    'French',
    'customers',
    'Numéro client,Prénom,Nom de famille,Courriel,Société,Fonction,Téléphone,Rue,Code postal,Ville',
    'id,firstName,lastName,email,company,role,phone,street,postal,city',
  ],
  [
    'Spanish',
    'customers',
    'Número de cliente,Nombre,Apellidos,Correo electrónico,Empresa,Cargo,Teléfono,Calle,Código postal,Ciudad',
    'id,name,lastName,email,company,role,phone,street,postal,city',
  ],
  [
    'Japanese',
    'customers',
    '顧客番号,名,姓,メールアドレス,会社名,役職,電話番号,番地,郵便番号,市区町村',
    'id,firstName,lastName,email,company,role,phone,street,postal,city',
  ],
  [
    'English',
    'ledger',
    'Invoice no,Customer id,Date,Due date,Net,Tax,Gross,Cost,Status',
    'id,customerId,date,dueDate,net,tax,gross,cost,status',
  ],
  [
    'German',
    'ledger',
    'Rechnungsnummer,Kundennr,Rechnungsdatum,Fälligkeit,Netto,MwSt,Brutto,Wareneinsatz,Zustand',
    'id,customerId,date,dueDate,net,tax,gross,cost,status',
  ],
  [
    'French',
    'ledger',
    'N° facture,N° client,Date de facture,Échéance,Montant HT,TVA,Montant TTC,Coût,Statut',
    'id,customerId,date,dueDate,net,tax,gross,cost,status',
  ],
  [
    'Spanish',
    'ledger',
    'Número de factura,Número de cliente,Fecha,Vencimiento,Base imponible,IVA,Bruto,Coste,Estado',
    'id,customerId,date,dueDate,net,tax,gross,cost,status',
  ],
  [
    'Japanese',
    'ledger',
    '請求書番号,顧客ID,請求日,支払期限,税抜金額,消費税,税込金額,原価,入金状況',
    'id,customerId,date,dueDate,net,tax,gross,cost,status',
  ],
  [
    'English',
    'opportunities',
    'Deal name,Company,Amount,Stage,Probability,Lost reason,Created,Close date',
    'title,company,amount,stage,probability,reason,openedOn,closesOn',
  ],
  [
    'German',
    'opportunities',
    'Verkaufschance,Firma,Auftragswert,Phase,Wahrscheinlichkeit,Verlustgrund,Erstellt am,Abschlussdatum',
    'title,company,amount,stage,probability,reason,openedOn,closesOn',
  ],
  [
    'French',
    'opportunities',
    'Opportunité,Société,Montant,Étape,Probabilité,Motif,Date de création,Date de clôture',
    'title,company,amount,stage,probability,reason,openedOn,closesOn',
  ],
  [
    'Spanish',
    'opportunities',
    'Oportunidad,Empresa,Importe,Etapa,Probabilidad,Motivo,Fecha de creación,Fecha de cierre',
    'title,company,amount,stage,probability,reason,openedOn,closesOn',
  ],
  [
    'Japanese',
    'opportunities',
    '案件名,会社名,金額,フェーズ,確度,失注理由,作成日,完了予定日',
    'title,company,amount,stage,probability,reason,openedOn,closesOn',
  ],
  [
    'English',
    'interactions',
    'Ticket no,Customer,Date,Channel,Agent,Direction,Subject,Minutes',
    'id,name,at,channel,by,direction,summary,minutes',
  ],
  [
    'German',
    'interactions',
    'Ticketnummer,Kunde,Datum,Kontaktart,Bearbeiter,Richtung,Betreff,Dauer',
    'id,name,at,channel,by,direction,summary,minutes',
  ],
  [
    'French',
    'interactions',
    'id,Nom du client,Date et heure,Canal,Responsable,Sens,Objet,Durée',
    'id,name,at,channel,by,direction,summary,minutes',
  ],
  [
    'Spanish',
    'interactions',
    'id,Cliente,Fecha y hora,Canal,Responsable,Sentido,Asunto,Duración',
    'id,name,at,channel,by,direction,summary,minutes',
  ],
  [
    'Japanese',
    'interactions',
    'チケット番号,顧客名,対応日時,チャネル,対応者,受発信,件名,対応時間',
    'id,name,at,channel,by,direction,summary,minutes',
  ],
  ['English', 'voices', 'Customer,Kind,Text,About,Quote,Date,Noted by', 'name,kind,text,about,quote,at,author'],
  ['German', 'voices', 'Kunde,Art,Bedürfnis,Über,Zitat,Datum,Notiert von', 'name,kind,text,about,quote,at,author'],
  ['French', 'voices', 'Nom du client,Genre,Besoin,Concurrent,Citation,Date,Auteur', 'name,kind,text,about,quote,at,author'],
  ['Spanish', 'voices', 'Cliente,Tipo,Necesidad,Competidor,Cita,Fecha,Autor', 'name,kind,text,about,quote,at,author'],
  ['Japanese', 'voices', '顧客名,種別,要望,競合,引用,記録日,記録者', 'name,kind,text,about,quote,at,author'],
];

describe('headers', () => {
  it.each(lists)('in %s are those of %s', (_, kind, headers, fields) => {
    const titles = headers.split(',');
    expect(guessKind(titles)).toBe(kind);
    const { at } = columnsOf(titles, kind);
    expect(Object.fromEntries(Object.entries(at))).toEqual(Object.fromEntries(fields.split(',').map((field, index) => [field, index])));
  });

  it.each(tableKinds)('of %s: every synonym by itself is taken for a field', (kind) => {
    for (const field of fieldsOf(kind)) {
      for (const word of (synonyms[kind] as Record<string, readonly string[]>)[field] ?? []) {
        expect(Object.values(columnsOf([word], kind).at), word).toEqual([0]);
      }
    }
  });

  it.each(tableKinds)('of %s: every field has a header of its own', (kind) => {
    for (const field of fieldsOf(kind)) {
      const [plainest = ''] = (synonyms[kind] as Record<string, readonly string[]>)[field] ?? [];
      const claimed = fieldsOf(kind).find((other) =>
        ((synonyms[kind] as Record<string, readonly string[]>)[other] ?? []).some(
          (word) => normaliseHeader(word) === normaliseHeader(plainest),
        ),
      );
      expect(claimed, plainest).toBe(field);
    }
  });

  it('go where a person says, and nowhere else', () => {
    const headers = ['name', 'email', 'x'];
    expect(columnsOf(headers, 'customers', { 0: '', 2: 'role' }).at).toEqual({ email: 1, role: 2 });
    expect(columnsOf(headers, 'customers', { 2: 'name' }).at).toEqual({ email: 1, name: 2 });
    expect(columnsOf(headers, 'customers', { 1: 'nonsense', 7: 'role' }).at).toEqual({ name: 0 });
  });
});
