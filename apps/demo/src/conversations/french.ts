import { agent, type Conversation, customer } from './conversation.ts';

export const french: readonly Conversation[] = [
  {
    id: 'fr-facture',
    customer: 'Hugo Dubois',
    language: 'fr',
    department: 'orders',
    category: ['Payment', 'Invoices', 'Company details'],
    turns: [
      customer('Bonjour, je ne trouve pas la facture de ma commande du mois dernier.'),
      agent('Bonjour Hugo, je vais vous aider. Avez-vous le numéro de commande sous la main ?'),
      customer('Je crois que c’est MF-20453388'),
      agent('C’est bien cela : une lampe et deux abat-jour. À quelle adresse e-mail dois-je l’envoyer ?'),
      customer('hugo@dubois-atelier.example, merci'),
      agent('Voilà, elle est partie. Vous la retrouverez aussi dans « Mon compte », rubrique « Documents ».'),
      customer('Ah oui, je n’avais pas vu cette rubrique !'),
      agent('Elle est un peu cachée, c’est vrai. Bonne journée, Hugo !'),
    ],
  },
  {
    id: 'fr-echange',
    customer: 'Maëlle Garnier',
    language: 'fr',
    department: 'returns',
    category: ['Returns', 'Exchange', 'Wrong size'],
    turns: [
      customer('Bonjour ! Le tapis est trop petit pour le salon, puis-je l’échanger contre le grand ?'),
      agent('Bonjour Maëlle ! Bien sûr. Il vous faut le modèle de 200 × 300 cm ?'),
      customer('Oui, en bleu nuit'),
      agent('Il en reste trois. La différence est de 60 €. Je vous en réserve un ?'),
      customer('Oui ! Et pour rendre le petit, je fais comment ?'),
      agent('Le livreur le reprendra en apportant le grand. Roulez-le simplement, sans carton.'),
      customer('Parfait, c’est très pratique'),
      agent('Rendez-vous mardi, entre 10 h et 14 h. Vous recevrez un message avant son passage.'),
      customer('Merci beaucoup 🌙'),
    ],
  },
];
