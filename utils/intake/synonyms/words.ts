/** Headers, or words in a cell, that mean the same; separated by commas, plainest first. */
export const words = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(', '));

/** Whose a row is: the columns that ledgers, opportunities, interactions and voices share. */
export const whose = {
  customerId: words(
    'customer id, customer no, customer number, client id, account id, account number, contact id, Kundennummer, Kundennr',
    'Kunden Nr, Kunden ID, Debitor, Debitorennummer, numéro client, n client, id client, número de cliente, id cliente',
    'cust id, customer code, user id, member id',
    '顧客ID, 顧客番号, 顧客コード, 得意先コード, 取引先コード',
  ),
  email: words(
    'email, e-mail, customer email, email address, e-mail address, billing email, contact email, mail, E-Mail-Adresse, Emailadresse',
    'courriel, adresse email, correo electrónico, correo, メール, メールアドレス, Eメール',
  ),
  company: words(
    'company, company name, organisation, organization, account name, account, associated company, Firma, Firmenname, Unternehmen',
    'société, entreprise, empresa, 会社名, 会社, 企業名, 法人名, 取引先名, 取引先, 得意先名, 得意先',
  ),
  name: words(
    'customer name, customer, client name, client, name, contact, contact name, contact person, bill to, person, Kunde, Kundenname',
    'Ansprechpartner, nom, nom du client, nombre, cliente, 顧客名, 顧客, お客様名, 氏名, 名前, 担当者名',
  ),
} as const;
