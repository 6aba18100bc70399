import { agent, type Conversation, customer } from './conversation.ts';

export const japanese: readonly Conversation[] = [
  {
    id: 'ja-haitatsu',
    customer: '佐藤 美咲',
    language: 'ja',
    department: 'orders',
    category: ['Orders', 'Delivery', 'Delivery day'],
    turns: [
      customer('こんにちは。配達の時間を夕方に変更できますか？'),
      agent('佐藤様、こんにちは。はい、変更できます。ご注文番号を教えていただけますか？'),
      customer('MF-20492876です'),
      agent('ありがとうございます。明日の18時から20時でよろしいでしょうか？'),
      customer('はい、お願いします。宅配ボックスでも大丈夫です'),
      agent('かしこまりました。ご不在の場合は宅配ボックスにお入れします。'),
      customer('助かります。ありがとうございました！'),
    ],
  },
  {
    id: 'ja-yunomi',
    customer: '高橋 健',
    language: 'ja',
    department: 'returns',
    category: ['Returns', 'Damaged', 'In transit'],
    turns: [
      customer('届いた湯のみが欠けていました。交換をお願いしたいです。'),
      agent('高橋様、ご迷惑をおかけして申し訳ございません。欠けているのは一つだけでしょうか？'),
      customer('はい、二つのうちの白い方です'),
      agent('承知しました。白い湯のみを本日お送りします。お怪我はありませんでしたか？'),
      customer('大丈夫です。欠けた方は返送が必要ですか？'),
      agent('返送は不要です。お手数ですが、そちらで処分をお願いいたします。'),
      customer('わかりました。早い対応をありがとうございます😊'),
      agent('こちらこそありがとうございます。金曜日までにお届けいたします。'),
    ],
  },
];
