import { words } from './words';

/**
 * What headers call each field, plainest first, in English, German, French, Spanish and Japanese. Compared after `normaliseHeader`, so
 * case, accents and separators do not matter here. A header goes to the first field that claims it.
 */
export const customerSynonyms = {
  id: words(
    'customer id, customer no, customer number, client id, account id, account number, contact id, id, Kundennummer, Kundennr',
    'Kunden Nr, Kunden ID, Debitor, Debitorennummer, numéro client, n client, id client, número de cliente, id cliente, UID',
    '顧客ID, 顧客番号, 顧客コード, 得意先コード, 取引先コード',
  ),
  email: words(
    'email, e-mail, email address, e-mail address, mail, E-Mail-Adresse, Emailadresse, Mailadresse, courriel, adresse email',
    'adresse mail, correo electrónico, correo, メール, メールアドレス, Eメール, 電子メール',
  ),
  otherEmails: words(
    'other emails, other email, additional emails, secondary email, email 2, e-mail 2, weitere E-Mails, weitere E-Mail',
    'autres emails, otros correos, その他のメール, メールアドレス2',
  ),
  moreEmails: words('email 3, e-mail 3, メールアドレス3'),
  company: words(
    'company, company name, organisation, organization, business, business name, account name, account, Firma, Firmenname',
    'Unternehmen, société, entreprise, empresa, 会社名, 会社, 企業名, 法人名, 勤務先, 取引先名, 得意先名',
  ),
  firstName: words('first name, given name, forename, Vorname, prénom, 名'),
  lastName: words('last name, surname, family name, Nachname, Familienname, nom de famille, apellidos, apellido, 姓, 名字'),
  name: words(
    'name, full name, customer name, contact name, client name, contact, customer, client, person, Kunde, Kundenname',
    'Ansprechpartner, nom, nom complet, nombre, nombre completo, cliente, 氏名, 名前, お名前, 顧客名, お客様名, 担当者名, 担当者',
  ),
  domain: words(
    'domain, email domain, company domain, website, web, homepage, url, Webseite, site web, sitio web, dominio, domaine',
    'ドメイン, ウェブサイト, ホームページ',
  ),
  role: words('title, job title, role, position, Funktion, Rolle, Titel, poste, fonction, cargo, puesto, 役職, 肩書, 肩書き'),
  phone: words('phone, phone number, telephone, tel, Telefon, Telefonnummer, téléphone, teléfono, 電話番号, 電話'),
  mobile: words('mobile, mobile phone, cell, cell phone, Handy, Mobil, Mobilnummer, portable, móvil, 携帯電話, 携帯番号, 携帯'),
  otherPhones: words('other phones, other phone, phone 2, weitere Telefonnummern, autres téléphones, otros teléfonos, その他の電話'),
  address: words('address, postal address, billing address, Adresse, Anschrift, dirección, 住所'),
  street: words('street, street address, address line 1, Straße, Strasse, rue, calle, 番地, 住所1, 町名番地'),
  postal: words('postal code, postal, postcode, zip, zip code, PLZ, Postleitzahl, code postal, código postal, 郵便番号'),
  city: words('city, town, Ort, Stadt, ville, ciudad, 市区町村, 市町村'),
  country: words('country, country code, Land, pays, país, 国, 国名'),
  currency: words('currency, currency code, Währung, Waehrung, devise, monnaie, moneda, divisa, 通貨, 通貨コード'),
  revenue: words(
    'revenue net, net revenue, revenue, total revenue, turnover, sales, total sales, total spent, Umsatz netto, Nettoumsatz',
    "Umsatz, chiffre d'affaires, CA HT, ingresos, ventas, 売上高, 売上, 売上合計, 売上金額",
  ),
  cost: words('cost, costs, cost of goods, COGS, Wareneinsatz, Kosten, coût, coûts, coste, costo, 原価, 売上原価, 費用'),
  open: words(
    'open amount, open, outstanding, balance, amount due, balance due, offener Betrag, offen, offene Posten, Saldo, solde',
    'pendiente, 未収金, 未収金額, 未入金額, 売掛金',
  ),
  // All that they buy of our kind, with everybody: what a file calls "spent" is what they spent with us.
  wallet: words(
    'wallet, customer wallet, yearly spend with everybody, annual spend with all suppliers, purchasing volume, Einkaufsvolumen',
    "Jahresbedarf, Gesamtbedarf, volume d'achat, budget d'achat annuel, volumen de compra, presupuesto anual de compra, 年間購買額, 年間需要額",
  ),
  lastOn: words(
    'last invoice, last invoice date, last order, last order date, last purchase, last sale, last visit, letzte Rechnung',
    'letzter Kauf, letzter Besuch, dernière facture, dernier achat, última factura, última compra, 最終購入日, 最終取引日, 最終請求日',
  ),
  tags: words(
    'tags, tag, segment, category, categories, group, labels, Kategorie, Gruppe, Kundengruppe, etiquetas, catégorie, タグ, 分類, ランク',
  ),
};
