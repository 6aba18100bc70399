/** What a bot agent says to somebody who follows no script: polite, short, and true of any shop. */
export const fallbackAnswers: readonly string[] = [
  'Hello, and thank you for writing. Let me have a look.',
  'Thank you for the details. I’m checking that with a colleague and will be right back.',
  'I’ve passed it on and noted everything you wrote here. You’ll get an e-mail today.',
  'Is there anything else that I can do for you?',
  'Thank you for your patience. Have a good day!',
];

/** When a customer has gone quiet. */
export const farewell = 'I’ll close this for now. Just write again whenever you like, and it comes back to us.';
