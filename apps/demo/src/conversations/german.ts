import { agent, type Conversation, customer } from './conversation.ts';

export const german: readonly Conversation[] = [
  {
    id: 'de-wunschtermin',
    customer: 'Jürgen Weiß',
    language: 'de',
    department: 'orders',
    category: ['Orders', 'Delivery', 'Delivery day'],
    turns: [
      customer('Guten Tag, kann das Sofa auch am Samstag geliefert werden? Unter der Woche arbeite ich.'),
      agent('Guten Tag Herr Weiß, samstags liefern wir zwischen 8 und 14 Uhr. Nennen Sie mir bitte die Bestellnummer?'),
      customer('MF-20491064'),
      agent('Danke. Am übernächsten Samstag wäre noch ein Platz frei. Passt das?'),
      customer('Ja. Nehmen die Leute auch das alte Sofa mit?'),
      agent('Gern, das kostet 25 Euro und muss vorher angemeldet sein. Soll ich es dazubuchen?'),
      customer('Bitte ja. Größe ist ungefähr 2 Meter.'),
      agent('Ist eingetragen: Lieferung und Abholung am Samstag, 8 bis 14 Uhr. Sie bekommen gleich eine Bestätigung.'),
      customer('Wunderbar, vielen Dank!'),
    ],
  },
  {
    id: 'de-kratzer',
    customer: 'Annegret Schäfer',
    language: 'de',
    department: 'returns',
    category: ['Returns', 'Damaged', 'Surface'],
    note: 'Kratzer ca. 8 cm, Kundin behält den Tisch. 15 % erstattet.',
    turns: [
      customer('Hallo, die Tischplatte hat einen langen Kratzer. Zurückschicken möchte ich den Tisch aber ungern.'),
      agent('Hallo Frau Schäfer, das tut mir leid. Wie lang ist der Kratzer ungefähr, und geht er tief?'),
      customer('Etwa acht Zentimeter, mit dem Fingernagel spürbar'),
      agent('Ich kann Ihnen ein Ausbesserungsset schicken und 15 % erstatten. Oder wir tauschen die Platte aus.'),
      customer('Das Set und die 15 % klingen gut.'),
      agent('Dann machen wir das so. Das Geld ist in zwei bis drei Tagen auf Ihrem Konto, das Set kommt per Post.'),
      customer('Prima. Wie trägt man das auf?'),
      agent('Wachs erwärmen, einreiben, nach zehn Minuten polieren. Eine Anleitung mit Bildern liegt bei.'),
      customer('Danke für die schnelle Lösung 🙂'),
    ],
  },
];
