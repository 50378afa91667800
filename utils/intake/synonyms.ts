/**
 * What headers call each field, plainest first, in English, German, French and Spanish. Compared after `normaliseHeader`, so case,
 * accents and separators do not matter here. A header goes to the first field that claims it.
 */
export const customerSynonyms = {
  id: words(
    'customer id, customer no, customer number, client id, account id, account number, contact id, id, Kundennummer, Kundennr',
    'Kunden Nr, Kunden ID, Debitor, Debitorennummer, numéro client, n client, id client, número de cliente, id cliente',
  ),
  email: words(
    'email, e-mail, email address, e-mail address, mail, E-Mail-Adresse, Emailadresse, Mailadresse, courriel, adresse email',
    'adresse mail, correo electrónico, correo',
  ),
  otherEmails: words(
    'other emails, other email, additional emails, secondary email, email 2, e-mail 2, weitere E-Mails, weitere E-Mail',
    'autres emails, otros correos',
  ),
  company: words(
    'company, company name, organisation, organization, business, business name, account name, account, Firma, Firmenname',
    'Unternehmen, société, entreprise, empresa',
  ),
  firstName: words('first name, given name, forename, Vorname, prénom'),
  lastName: words('last name, surname, family name, Nachname, Familienname, nom de famille, apellidos, apellido'),
  name: words(
    'name, full name, customer name, contact name, client name, contact, customer, client, person, Kunde, Kundenname',
    'Ansprechpartner, nom, nom complet, nombre, nombre completo, cliente',
  ),
  domain: words('domain, email domain, website, web, homepage, url, Webseite, site web, sitio web, dominio, domaine'),
  role: words('title, job title, role, position, Funktion, Rolle, Titel, poste, fonction, cargo, puesto'),
  phone: words('phone, phone number, telephone, tel, Telefon, Telefonnummer, téléphone, teléfono'),
  mobile: words('mobile, mobile phone, cell, cell phone, Handy, Mobil, Mobilnummer, portable, móvil'),
  address: words('address, postal address, billing address, Adresse, Anschrift, dirección'),
  street: words('street, street address, address line 1, Straße, Strasse, rue, calle'),
  postal: words('postal code, postal, postcode, zip, zip code, PLZ, Postleitzahl, code postal, código postal'),
  city: words('city, town, Ort, Stadt, ville, ciudad'),
  country: words('country, country code, Land, pays, país'),
  currency: words('currency, currency code, Währung, Waehrung, devise, monnaie, moneda, divisa'),
  revenue: words(
    'revenue net, net revenue, revenue, total revenue, turnover, sales, total sales, total spent, Umsatz netto, Nettoumsatz',
    "Umsatz, chiffre d'affaires, CA HT, ingresos, ventas",
  ),
  cost: words('cost, costs, cost of goods, COGS, Wareneinsatz, Kosten, coût, coûts, coste, costo'),
  open: words(
    'open amount, open, outstanding, balance, amount due, balance due, offener Betrag, offen, offene Posten, Saldo, solde',
    'pendiente',
  ),
  lastOn: words(
    'last invoice, last invoice date, last order, last order date, last purchase, last sale, last visit, letzte Rechnung',
    'letzter Kauf, letzter Besuch, dernière facture, dernier achat, última factura, última compra',
  ),
  tags: words('tags, tag, segment, category, group, labels, Kategorie, Gruppe, Kundengruppe, etiquetas, catégorie'),
};

/** As `customerSynonyms`, for invoices and other booked amounts. */
export const ledgerSynonyms = {
  id: words(
    'invoice no, invoice number, invoice id, invoice, document no, document number, document id, document, order no, order number',
    'order id, receipt no, receipt number, transaction id, booking id, number, Rechnungsnummer, Rechnungsnr, Rechnung Nr, Rechnung',
    'Belegnummer, Belegnr, Beleg, numéro de facture, n facture, facture, número de factura, factura, id',
  ),
  customerId: words(
    'customer id, customer no, customer number, client id, account id, account number, contact id, Kundennummer, Kundennr',
    'Kunden Nr, Kunden ID, Debitor, Debitorennummer, numéro client, n client, id client, número de cliente, id cliente',
    'cust id, customer code, user id, member id',
  ),
  email: words(
    'email, e-mail, customer email, email address, e-mail address, billing email, mail, E-Mail-Adresse, Emailadresse, courriel',
    'adresse email, correo electrónico, correo',
  ),
  company: words(
    'company, company name, organisation, organization, account name, account, Firma, Firmenname, Unternehmen, société, entreprise',
    'empresa',
  ),
  name: words(
    'customer name, customer, client name, client, name, contact, contact name, bill to, Kunde, Kundenname, nom, nombre, cliente',
  ),
  date: words(
    'date, invoice date, document date, order date, booking date, issued, issue date, day, on, Datum, Rechnungsdatum, Belegdatum',
    'Buchungsdatum, date de facture, date facture, fecha, fecha de factura, created, transaction date, purchase date, sale date',
    'order day, timestamp, datetime, time',
  ),
  dueDate: words(
    "due date, due, due on, payment due, fällig, fällig am, Fälligkeit, Fälligkeitsdatum, Faelligkeit, échéance, date d'échéance",
    'vencimiento, fecha de vencimiento',
  ),
  paidDate: words(
    'paid date, paid, paid on, paid at, date paid, payment date, bezahlt am, bezahlt, Zahlungsdatum, payé le, date de paiement',
    'fecha de pago, pagado',
  ),
  currency: words('currency, currency code, Währung, Waehrung, devise, monnaie, moneda, divisa'),
  net: words(
    'net, net amount, amount net, subtotal, total net, revenue net, net revenue, revenue, netto, Nettobetrag, Betrag netto',
    'montant HT, total HT, HT, neto, importe neto, base imponible',
  ),
  tax: words('tax, vat, tax amount, vat amount, sales tax, Steuer, MwSt, USt, Umsatzsteuer, Mehrwertsteuer, TVA, IVA'),
  gross: words(
    'gross, gross amount, amount gross, total gross, total incl tax, total incl vat, brutto, Bruttobetrag, Betrag brutto',
    'montant TTC, total TTC, TTC, bruto',
  ),
  amount: words(
    'amount, total, price, value, Betrag, Summe, Preis, montant, prix, importe, precio, total amount, order value, order total',
    'transaction amount, amount spent, spend, spent, sales, dollars, monetary value',
  ),
  cost: words('cost, costs, cost of goods, COGS, Wareneinsatz, Kosten, Einstandskosten, coût, coûts, coste, costo'),
  status: words('status, state, payment status, Zustand, Zahlungsstatus, statut, estado'),
  kind: words('kind, type, entry type, Art, Typ, Buchungsart, tipo'),
  memo: words(
    'memo, description, note, notes, text, subject, item, service, Beschreibung, Bemerkung, Verwendungszweck, Leistung, libellé',
    'concepto, descripción',
  ),
};

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(', '));
}
