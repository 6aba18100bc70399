import type { Phrasebook } from './phrasebook.ts';

export const german: Phrasebook = {
  greeting: ['Hallo! Schön, dass jemand da ist', 'Guten Tag'],
  help: ['Wie oben geschrieben. Können Sie da etwas machen?', 'Es steht schon in meiner ersten Nachricht'],
  'order-number': ['Das ist {order}', 'Einen Moment… {order}'],
  address: ['Lindenstraße 12, 50674 Köln', 'Wie immer: Lindenstraße 12, Köln'],
  email: ['Die aus meinem Konto, bitte', 'Dieselbe wie bei der Bestellung'],
  photo: ['Mache ich, sobald ich zu Hause bin', 'Kann ich das per E-Mail schicken?'],
  name: ['Läuft auf meinen Namen', 'Der Name, der hier steht'],
  wait: ['Klar, kein Stress', 'In Ordnung, ich warte'],
  offer: ['Ja, sehr gern!', 'Perfekt, so machen wir das'],
  when: ['Das passt mir', 'Gut, da bin ich zu Hause'],
  sorry: ['Kein Problem', 'Das kann passieren'],
  question: ['Ja', 'Ich glaube schon', 'Da bin ich mir nicht sicher'],
  statement: ['Okay, verstehe', 'Ah, gut zu wissen', 'Und wie geht es jetzt weiter?'],
  followUp: ['Noch etwas: Bekomme ich dazu eine E-Mail?', 'Und muss ich dafür zu Hause sein?'],
  nudge: ['Hallo? Sind Sie noch da?', 'Ich bin noch hier 🙂'],
  thanks: ['Vielen Dank, das war alles. Tschüss!', 'Super, danke für die Hilfe!'],
};
