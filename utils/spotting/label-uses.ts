import type { SeenRole } from '@/utils/domain/sighting';
import { headMeaningOf, type Label, meaningIn } from './header-labels';

/** The words that only whoever reads pages by their labels needs. */
const moreMeaningOf = meaningIn({
  replyTo: 'replyto,antwortan,antwortenan,repondrea,respondera,rispondia,antwoordaan,svaratill,svartil,odpowiedzdo,返信先,回复至,回覆至',
  requester:
    'requester,requestor,requestors,requestedby,customer,client,reporter,reportedby,submitter,openedby,bookedby,guest,invitee,anfragender,' +
    'kunde,kundin,anforderer,gemeldetvon,gebuchtvon,gast,demandeur,cliente,solicitante,richiedente,klant,aanvrager,kund,zgłaszajacy,klient,' +
    'zadatel,заявитель,клиент,asiakas,依頼者,顧客,客户,고객',
});

/** What a label means, of all that we know. */
export const meaningOf = (text: string): Label | undefined => headMeaningOf(text) ?? moreMeaningOf(text);

/** What the label at the beginning of a line means: `From: Ann <ann@x.example>`. */
export const meaningOfLine = (text: string): Label | undefined => meaningOf(/^([^:：\n]{1,32})[:：]/.exec(text.trim())?.[1] ?? '');

/** The role that a label gives to a person. */
export const roleOf = (label: Label | undefined): SeenRole | undefined => (label === 'address' || label === 'name' ? undefined : label);
