import type { Phrasebook } from './phrasebook.ts';

export const english: Phrasebook = {
  greeting: ['Hi! Good to have somebody here', 'Hello, thanks for taking this', 'hey :)'],
  help: [
    'It’s what I wrote above, please. Can you look into it?',
    'Well, as I said up there 🙂 Can you do something about it?',
    'You can see it in my first message. I hope you can fix it',
  ],
  'order-number': ['It’s {order}', '{order}, I think. Yes, {order}', 'One moment… {order}'],
  address: [
    '12 Mill Lane, Bristol, BS1 6XY',
    '12 Mill Lane in Bristol, second floor',
    'Same as before: 12 Mill Lane, Bristol',
  ],
  email: ['The one I’m signed in with', 'My usual e-mail, please. It’s in my account', 'Same address as on the order'],
  photo: [
    'I’ll take one as soon as I’m home',
    'Can I send it by e-mail? The light is bad here',
    'It looks just like I said, honestly 😅',
  ],
  name: ['It’s under my own name', 'The name on the order is mine', 'Just my name, as you see it here'],
  wait: ['Sure, take your time', 'No rush, I’m here', 'ok, I’ll make a tea meanwhile ☕'],
  offer: ['Oh, that would be great', 'Yes please, that works for me', 'Perfect, let’s do that'],
  when: ['That’s fine for me', 'Good, I’ll be at home then', 'Sooner than I thought, nice'],
  sorry: ['No worries, these things happen', 'It’s alright, thanks for saying so', 'Not your fault'],
  question: ['Yes', 'I believe so, yes', 'Hmm, not sure. What would you suggest?', 'No, I haven’t tried that yet'],
  statement: ['Okay, I see', 'Ah, that makes sense', 'Good to know', 'Alright, and what happens next?'],
  followUp: [
    'One more thing: will I get an e-mail about it?',
    'And do I have to be at home for that?',
    'By the way, do you deliver on Saturdays?',
    'Could you also check that my address is right?',
  ],
  nudge: ['Hello? Are you still there?', 'Anybody there? 🙂', 'I’m still here, by the way'],
  thanks: [
    'Thank you so much, that’s all. Bye!',
    'Great, thanks for your help! 👋',
    'That’s everything, thank you. Have a nice day!',
  ],
};
