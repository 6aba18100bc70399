// The replies that Marlow & Finch keeps for its agents, in the shop's voice: for all, for a team, in other languages.
import type { SavedReplyTerms } from '@oriel/domain';
import { orders, returns } from './roster.ts';

type RosterReply = SavedReplyTerms & { id: string };

const reply = (shortcut: string, title: string, text: string, more: Partial<RosterReply> = {}): RosterReply => ({
  id: `reply.${shortcut}`,
  shortcut,
  title,
  text,
  team: null,
  language: 'en',
  ...more,
});

export const savedReplies: RosterReply[] = [
  reply(
    'hello',
    'Greeting',
    'Hello {customer.firstName}, thank you for writing to us. I’m {agent.firstName}, and I’ll look into this right away.',
  ),
  reply(
    'number',
    'Ask for the order number',
    'Could you give me the order number, please? It begins with MF and stands at the top of your confirmation.',
  ),
  reply('moment', 'One moment', 'One moment please, I’m looking it up for you.'),
  reply(
    'thanks',
    'Thanks and goodbye',
    'You’re very welcome, {customer.firstName}. If anything else comes up, write to us here at any time.\n\nWarm regards,\n{agent.name}, Marlow & Finch',
  ),
  reply(
    'still-there',
    'Are you still there?',
    'Are you still there, {customer.firstName}? I’ll keep this open for you; simply write when you are back.',
  ),
  reply(
    'trace',
    'Parcel: trace opened',
    'I’m sorry that your parcel is late, {customer.firstName}. Today, {date}, I have asked the carrier to trace order {order.number}. That takes two working days; I’ll write to you as soon as they answer.\n\nIf you need it sooner, tell me, and I’ll send a second one by express.',
    { team: orders },
  ),
  reply(
    'delivered',
    'Parcel: marked as delivered',
    'The carrier says that it was handed over. Could you look whether a neighbour has taken it, or whether there is a card in your letter box? If not, I’ll report it as lost today and send another.',
    { team: orders },
  ),
  reply(
    'invoice',
    'Invoice',
    'Of course. I have sent the invoice for order {order.number} to your e-mail address; it should be there in a few minutes. You also find it in your account under https://marlowandfinch.example/account.',
    { team: orders },
  ),
  reply(
    'label',
    'Return label',
    'I’ve sent you a return label, {customer.firstName}. Put it on the box and leave the parcel at any collection point within 30 days. The refund is on its way as soon as it reaches us.',
    { team: returns },
  ),
  reply(
    'refund',
    'Refund: how long it takes',
    'Your refund was sent on {refund.date}. Banks take three to five working days to show it.',
    { team: returns },
  ),
  reply(
    'bonjour',
    'Formule de politesse',
    'Bonjour {customer.firstName}, merci de votre message. Je suis {agent.firstName} et je m’occupe tout de suite de votre demande.',
    { language: 'fr' },
  ),
  reply(
    'hallo',
    'Begrüßung',
    'Guten Tag {customer.name}, danke für Ihre Nachricht. Ich bin {agent.firstName} und kümmere mich sofort darum.',
    { language: 'de' },
  ),
  reply(
    'hola',
    'Saludo',
    'Hola, {customer.firstName}: gracias por escribirnos. Soy {agent.firstName} y me ocupo de ello ahora mismo.',
    { language: 'es' },
  ),
];
