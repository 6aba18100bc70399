import { agent, type Conversation, customer } from './conversation.ts';

/** Hindi as it is written: in Devanagari, and mixed with English in Latin letters. */
export const hindi: readonly Conversation[] = [
  {
    id: 'hi-rang',
    customer: 'सुनीता वर्मा',
    language: 'hi',
    department: 'returns',
    category: ['Returns', 'Wrong item'],
    turns: [
      customer('नमस्ते, मैंने नीला पर्दा मंगाया था लेकिन हरा आ गया है।'),
      agent('नमस्ते सुनीता जी, इस गलती के लिए क्षमा करें। कृपया ऑर्डर नंबर बताइए।'),
      customer('MF-20487765'),
      agent('धन्यवाद। नीला पर्दा स्टॉक में है, हम आज ही नया भेज देंगे।'),
      customer('और हरा वाला कैसे लौटाऊँ?'),
      agent('आपको कुछ नहीं करना है। कूरियर वाला नया देते समय पुराना ले जाएगा।'),
      customer('बहुत बढ़िया! कब तक आएगा?'),
      agent('शुक्रवार शाम तक। कोई दिक्कत हो तो यहीं लिखिए।'),
      customer('ठीक है, धन्यवाद 🙏'),
    ],
  },
  {
    id: 'hi-latn-parcel',
    customer: 'Ravi Chaudhary',
    language: 'hi-Latn',
    department: 'orders',
    category: ['Orders', 'Delivery', 'Late parcel'],
    turns: [
      customer('Hello ji, mera parcel kab aayega? 3 din se “out for delivery” dikha raha hai'),
      agent('Hello Ravi ji, sorry for the delay. Order number bata dijiye please.'),
      customer('MF-20485519, ek pressure cooker hai'),
      agent('Ji, mil gaya. Driver ko aapka gate number nahi mila, isliye do baar wapas aaya.'),
      customer('Arre, gate 2 hai, mandir ke saamne. Phone kar lete na 😅'),
      agent('Bilkul sahi. Maine gate 2 aur aapka phone number note kar diya hai, kal subah 11 baje tak aa jayega.'),
      customer('Pakka? Kal ghar pe puja hai'),
      agent('Pakka ji. Main khud kal 11 baje check karungi, aur der hui toh aapko message karungi.'),
      customer('Thank you so much 🙏'),
    ],
  },
  {
    id: 'hi-mixed-refund',
    customer: 'Neha Saxena',
    language: 'hi-Latn',
    department: 'returns',
    category: ['Returns', 'Refund', 'Not arrived'],
    turns: [
      customer('Hi, refund abhi tak nahi aaya. Bedsheet 10 din pehle return ki thi'),
      agent('Hi Neha ji, main dekhti hoon. Payment card se kiya tha ya UPI se?'),
      customer('UPI se. नाम नेहा सक्सेना है'),
      agent('Mil gaya. UPI ID badal gayi thi, isliye refund wapas aa gaya. Nayi ID confirm karengi?'),
      customer('haan, woh bank wali band ho gayi. nayi app mein link already hai'),
      agent('Perfect, usi pe dobara bhej diya hai. 24 ghante mein aa jana chahiye.'),
      customer('ok 👍🏽 kal tak wait karti hoon'),
      agent('शुक्रिया नेहा जी। Kal shaam tak na aaye toh yahin likhiye, case khula rahega.'),
    ],
  },
];
