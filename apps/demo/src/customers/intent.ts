/**
 * What an agent's message asks or tells, guessed from words in any of the floor's languages: an agent may answer a
 * Spanish customer in English. The first pattern that fits counts; a guess that is wrong costs an odd answer, no more.
 */
import type { Intent } from './phrases/index.ts';

const patterns: readonly (readonly [Intent, RegExp])[] = [
  [
    'closing',
    /anything else|good ?bye|\bbye\b|have a (nice|good|lovely|great)|take care|noch etwas|sonst noch|schönen tag|tschüss|algo más|hasta luego|buen día|autre chose|au revoir|bonne journée|mais alguma|até logo|bom dia para|aur kuch|और कुछ|शुभ दिन|他に|失礼いたします|شيء آخر|مع السلامة|يوماً سعيداً/iu,
  ],
  [
    'help',
    /(how|what) (can|may|could) (i|we) (help|do)|what(’|')?s (wrong|the (matter|problem))|what happened|wie kann ich|worum geht|en qué puedo|qué (ha pasado|ocurre)|comment puis-je|que puis-je|em que posso|como posso|kaise madad|कैसे मदद|どうされ|ご用件|كيف (أ|يمكنني)/iu,
  ],
  [
    'order-number',
    /order (number|no|id)|which order|number of (the|your) order|bestellnummer|número de(l)? (pedido|la encomienda|encomenda)|numéro de commande|order number|ऑर्डर नंबर|注文番号|رقم الطلب/iu,
  ],
  ['photo', /\bphotos?\b|picture|\bpic\b|\bfoto|imagen|imagem|फ़?ोटो|写真|صورة/iu],
  ['email', /e-?mail|correo|メール|ईमेल|بريد/iu],
  ['address', /address|postcode|zip code|adresse|anschrift|direcci[oó]n|morada|endereço|पता|住所|عنوان/iu],
  ['name', /your (full |last )?name|who am i|ihr name|su nombre|votre nom|seu nome|aapka naam|आपका नाम|お名前|اسمك/iu],
  [
    'wait',
    /moment|one sec|minute|let me (check|see|look|find)|i(’|')?ll (check|look|see|find)|hold on|bear with|looking into|augenblick|schaue|momento|miro|un instant|je regarde|vou ver|dekht[ai]|रुकिए|देखत|お待ち|確認(し|いた)|لحظة|دقيقة/iu,
  ],
  [
    'offer',
    /refund|replace|new one|send (you )?(another|a new)|voucher|discount|free of charge|would you (like|rather|prefer)|shall i|can offer|erstatt|ersatz|gutschein|reembols|otr[oa]\b|rembours|échang|troc|exchange|बदल|वापस|交換|返金|استبدال|استرداد/iu,
  ],
  [
    'when',
    /today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|within|\bby \d|\d (days?|hours?|weeks?)|heute|morgen|tage|hoy|mañana|días|demain|aujourd|jours|hoje|amanhã|dias|\bkal\b|आज|कल|明日|本日|曜日|غداً|اليوم/iu,
  ],
  [
    'sorry',
    /sorry|apolog|entschuldig|leid|lo siento|perdón|désolé|desculp|lament|maaf|क्षमा|माफ़|申し訳|すみません|آسف|نعتذر/iu,
  ],
  ['question', /[?？؟]/u],
  [
    'greeting',
    /\b(hi|hello|hey|welcome|hallo|hola|olá|bonjour|namaste)\b|good (morning|afternoon|evening)|guten|नमस्ते|こんにちは|مرحبا|أهلا/iu,
  ],
];

export function intentOf(message: string): Intent {
  return patterns.find(([, pattern]) => pattern.test(message))?.[0] ?? 'statement';
}
