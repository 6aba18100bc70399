// All that a visitor reads which is not a person's or the channel's own words. English first; another language is another
// file of this shape. Two catalogues, because the loader must stay tiny.

export const launcherTexts = {
  open: 'Open chat',
  close: 'Close chat',
  /** The iframe's title. */
  panel: 'Chat',
  unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
};

export const texts = {
  language: 'en',
  direction: 'ltr',
  /** Until the channel's own name is known. */
  chat: 'Chat',
  close: 'Close chat',
  log: 'Chat',
  /** The window as a landmark, beside those of the page around it. */
  panel: 'Chat window',
  greeting: 'Hello!\nHow can we help?',
  greetingMore: 'Write to us here, and somebody from the team will answer.',
  /** Until the channel's own line on who reads is known. */
  readers: 'Read by the team that answers here.',
  earlier: 'Earlier messages are not shown here.',
  today: 'Today',
  yesterday: 'Yesterday',
  nowWith: (name: string) => `You're now with ${name}`,
  nowWithSomebody: 'Somebody is here for you now',
  ended: (name: string) => `${name} ended the conversation`,
  endedBySomebody: 'The conversation has ended',
  writeAgain: 'Write again whenever you like: it goes on here.',
  with: (name: string) => `With ${name}`,
  youSaid: 'You:',
  agentSaid: (name: string) => `${name}:`,
  somebody: 'The team',
  typing: (name: string) => `${name} is typing`,
  message: 'Message',
  placeholder: 'Write a message…',
  send: 'Send',
  left: (units: number) => (units === 1 ? '1 character left' : `${units} characters left`),
  tooLong: (units: number, limit: number) =>
    `Too long by ${units}: a message has at most ${limit.toLocaleString('en')} characters. Shorten it, or send it in parts.`,
  sending: 'Sending…',
  waiting: 'Waiting for the network',
  sent: 'Sent',
  notSent: 'Not sent.',
  tryAgain: 'Try again',
  newest: 'New messages',
  newestLabel: 'Go to the newest message',
  connecting: 'Connecting…',
  reconnecting: 'Reconnecting…',
  offline: "You're offline. What you write will be sent when you're back.",
  closed: 'This chat is not available.',
  outdated: 'This window is out of date.',
  reload: 'Reload',
};
