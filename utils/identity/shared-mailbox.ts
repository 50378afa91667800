import { type Email, localPartOf, withoutTag } from '@/utils/domain/email';

/** Names of mailboxes that several people read: RFC 2142, and what small companies use in English, German, French, Spanish and Japanese. */
const NAMES =
  // RFC 2142
  'info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp ' +
  // English
  'accounting accounts admin administration billing booking bookings careers contact contactus customercare customerservice desk enquiries enquiry ' +
  'events feedback finance frontdesk hello help helpdesk hi hr invoice invoices invoicing jobs legal mail office order orders orderdesk payroll ' +
  'press privacy procurement purchasing reception recruiting registration reservations returns service services shipping shop staff store team ' +
  'tickets warehouse ' +
  // German
  'ablage anfrage anfragen auftrag bestellung bestellungen bewerbung buchhaltung buchung datenschutz dispo einkauf empfang export firma ' +
  'geschaeftsleitung hallo kanzlei kasse kontakt kundendienst kundenservice lager laden logistik personal post poststelle praxis produktion ' +
  'rechnung rechnungen redaktion reparatur reservierung sekretariat servicedesk technik termine verkauf versand vertrieb verwaltung werkstatt zentrale ' +
  // French
  'accueil achat achats administratif atelier boutique bonjour commande commandes commercial compta comptabilite courrier devis direction ' +
  'facturation facture factures magasin rdv rh secretariat serviceclient standard ventes ' +
  // Spanish
  'administracion almacen atencion atencionalcliente ayuda clientes compras comercial consultas contabilidad contacto correo facturacion facturas ' +
  'hola oficina pedidos recepcion reservas secretaria soporte taller tienda ventas ' +
  // Japanese, as they are written in addresses
  'eigyo jimu jinji keiri madoguchi otoiawase somu toiawase uketsuke yoyaku';
const names = new Set(NAMES.split(' '));

/** Whether several people read what is sent there, so that the address says a company, not a person: `info@`, `kunden-service@`, `sales2@`, `info.de@`. */
export function isSharedMailbox(email: Email): boolean {
  const local = localPartOf(withoutTag(email));
  const plain = local.replace(/[._-]|\d+$/g, '');
  // `info.de`, `sales-uk`: a name and a country.
  const [, name = ''] = /^([^._-]{3,})[._-][a-z]{2}$/.exec(local) ?? [];
  return names.has(plain) || names.has(name);
}
